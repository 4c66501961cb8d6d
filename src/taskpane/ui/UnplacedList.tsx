import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useId, useMemo, useState } from "react";
import type { Unplaced, UnplacedReason } from "../../narrative/index.js";
import { groupBy } from "../../workbook/index.js";
import { locate, placeName } from "../model/places.js";
import { markedUnplaced } from "../model/sentence.js";
import type { Checked, Session } from "../session/session.js";
import { useWords } from "./context.js";
import { Fold } from "./Fold.js";
import { Sentence } from "./Sentence.js";

const useStyles = makeStyles({
  fold: { margin: "8px 4px 0" },
  body: { padding: "0 12px 12px", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase300 },
  explains: { margin: 0, color: tokens.colorNeutralForeground3 },
  reason: {
    margin: "8px 0 2px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { margin: 0, padding: 0, listStyleType: "none" },
  item: { padding: "3px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  place: { color: tokens.colorNeutralForeground3, marginInlineEnd: "6px", fontSize: "inherit" },
  more: { marginTop: "6px" },
});

/** In the order in which a person should look at them. */
const REASONS: readonly UnplacedReason[] = ["unknown", "estimate", "reason", "prose"];
const PAGE = 40;

interface Props {
  readonly checked: Checked;
  readonly session: Session;
}

/** The figures of the texts that nothing was compared with: folded, by reason, each in its sentence. */
export function UnplacedList({ checked, session }: Props): ReactElement | undefined {
  const styles = useStyles();
  const words = useWords().unplaced;
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { texts } = checked.report;
  const byReason = useMemo(
    () => groupBy(markedUnplaced(texts.flatMap(({ unplaced }) => unplaced)), ({ reason }) => reason),
    [texts],
  );
  const all = [...byReason.values()].reduce((count, group) => count + group.length, 0);
  if (all === 0) return undefined;
  const unknown = byReason.get("unknown")?.length ?? 0;
  return (
    <section aria-label={words.title(unknown, all - unknown)}>
      <Fold className={styles.fold} isOpen={isOpen} controls={id} onToggle={setOpen}>
        {words.title(unknown, all - unknown)}
      </Fold>
      {isOpen && (
        <div id={id} className={styles.body}>
          <p className={styles.explains}>{words.explains}</p>
          {REASONS.map((reason) => {
            const group = byReason.get(reason);
            return (
              group && (
                <Group key={reason} title={words.reasons[reason]} group={group} {...{ checked, session }} />
              )
            );
          })}
        </div>
      )}
    </section>
  );
}

interface GroupProps extends Props {
  readonly title: string;
  readonly group: ReturnType<typeof markedUnplaced>;
}

function Group({ title, group, checked, session }: GroupProps): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const [limit, setLimit] = useState(PAGE);
  const [wholes, setWholes] = useState<ReadonlySet<Unplaced>>(new Set());
  const left = group.length - limit;
  return (
    <>
      <h3 className={styles.reason}>
        {title} {group.length}
      </h3>
      <ul className={styles.list}>
        {group.slice(0, limit).map((one, at) => {
          const located = locate(checked.report, one.place);
          const name = placeName(located, words.finding);
          return (
            <li key={at} className={styles.item}>
              {located.is === "cell" ? (
                <Link
                  as="button"
                  className={styles.place}
                  aria-label={words.finding.goTo(name)}
                  onClick={() => void session.showCell(one)}
                >
                  {name}
                </Link>
              ) : (
                <span className={styles.place}>{name}</span>
              )}
              <Sentence
                pieces={one.pieces}
                isWhole={wholes.has(one)}
                onWhole={() => {
                  setWholes(new Set([...wholes, one]));
                }}
              />
            </li>
          );
        })}
      </ul>
      {left > 0 && (
        <Button
          size="small"
          className={styles.more}
          onClick={() => {
            setLimit(limit + PAGE);
          }}
        >
          {words.unplaced.more(Math.min(PAGE, left))}
        </Button>
      )}
    </>
  );
}
