import { Button, makeStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Differing, Summary } from "../../summary/index.js";
import type { Session, SessionState } from "../session/session.js";
import { locate, placeName } from "../model/places.js";
import { useCardStyles } from "./card.js";
import { useWords } from "./context.js";
import { NatureList } from "./NatureList.js";
import { SummaryProduct } from "./SummaryProduct.js";

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: "18px" },
  go: { minWidth: 0, padding: "0 4px" },
  all: { alignSelf: "start" },
});

interface Props {
  readonly summary: Summary;
  readonly isAbleToInsert: boolean;
  readonly session: Session;
  readonly state: SessionState;
}

/** One summary: what disagrees with it, what must be filled in, and everything that can be inserted. */
export function SummaryPart({ summary, isAbleToInsert, session, state }: Props): ReactElement {
  const styles = useStyles();
  const card = useCardStyles();
  const words = useWords().summaries;
  const { id, entity, products, differing, fillIns, isStandardForm, units } = summary;
  const title = words.of(words.parts[id] ?? id, entity);
  return (
    <div role="group" className={card.card} aria-label={title}>
      <h4 className={card.title}>{title}</h4>
      {isStandardForm && <p className={card.note}>{words.standardForm}</p>}
      {units.length > 0 && <NatureList units={units} session={session} state={state} />}
      {differing.length === 0 ? (
        <p className={card.note}>{words.agrees}</p>
      ) : (
        <Disagreements differing={differing} session={session} state={state} />
      )}
      {fillIns > 0 && <p className={card.note}>{words.fillIns(fillIns)}</p>}
      {products.map((product) => (
        <SummaryProduct key={product.id} {...{ summary, product, isAbleToInsert, session, state }} />
      ))}
      <Button
        size="small"
        className={styles.all}
        aria-label={words.insertAllOf(title)}
        disabledFocusable={!isAbleToInsert}
        onClick={() =>
          void session.insert(
            id,
            products.map(({ block }) => block),
            "sheets",
          )
        }
      >
        {state.inserting.busy === id ? words.inserting : words.insertAll}
      </Button>
    </div>
  );
}

interface DisagreementsProps {
  readonly differing: readonly Differing[];
  readonly session: Session;
  readonly state: SessionState;
}

/** Every place that prints another figure, with the way there. */
function Disagreements({ differing, session, state }: DisagreementsProps): ReactElement {
  const styles = useStyles();
  const all = useWords();
  const words = all.summaries;
  const report = state.checked?.report;
  return (
    <div>
      {words.differs(differing.length)}
      <ul className={styles.list}>
        {differing.map((one, at) => {
          const { place, printed, should, unit, item, stage, isCertain } = one;
          const located = report && locate(report, place);
          const quote = one.words ? ` ${all.finding.quoted(one.words.quote)}` : "";
          const where = located ? placeName(located, all.finding) + quote : "";
          const isCell = located?.is === "cell";
          return (
            <li key={at}>
              {isCell ? (
                <Button
                  size="small"
                  appearance="transparent"
                  className={styles.go}
                  aria-label={all.finding.goTo(where)}
                  onClick={() => void session.showCell({ place })}
                >
                  {where}
                </Button>
              ) : (
                <span>{where} </span>
              )}
              {words.differing(item, stage, printed === "" ? words.blank : printed, `${should}${unit}`)}
              {!isCertain && ` ${words.uncertain}`}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
