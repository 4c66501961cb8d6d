import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useId, useState, useSyncExternalStore } from "react";
import { headline, type Repair } from "../../repair/index.js";
import { type Blocked, writingsOf } from "../model/repairs.js";
import type { Checked, Session } from "../session/session.js";
import { useCardStyles } from "./card.js";
import { useLanguage, useWords } from "./context.js";
import { Fold } from "./Fold.js";
import { RepairChoice } from "./RepairChoice.js";
import { UnlockQuestion } from "./UnlockQuestion.js";

const useStyles = makeStyles({
  warning: { color: tokens.colorPaletteDarkOrangeForeground1 },
  actions: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px" },
});

interface Props {
  readonly repair: Repair;
  readonly checked: Checked;
  readonly session: Session;
  /** 尾差调整 stands behind a button of its own, as nobody needs it. */
  readonly isFolded?: boolean;
  /** More about it, between the changes and the button. */
  readonly children?: ReactNode;
}

/** One repair: what it changes and settles, its equally small forms, and the button that applies it. */
export function RepairCard(props: Props): ReactElement {
  const { repair, isFolded = false } = props;
  const card = useCardStyles();
  const words = useWords().repair;
  const language = useLanguage();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const title = headline(repair, language);
  if (!isFolded)
    return (
      <div role="group" className={card.card} aria-label={title}>
        <h4 className={card.title}>{title}</h4>
        <Body {...props} title={title} />
      </div>
    );
  return (
    <div role="group" aria-label={title}>
      <Fold isOpen={isOpen} controls={id} onToggle={setOpen}>
        {words.tail}
      </Fold>
      {isOpen && (
        <div id={id} className={card.card}>
          <h4 className={card.title}>{title}</h4>
          <Body {...props} title={title} />
        </div>
      )}
    </div>
  );
}

function Body({
  repair,
  checked,
  session,
  title,
  children,
}: Props & { readonly title: string }): ReactElement {
  const styles = useStyles();
  const card = useCardStyles();
  const words = useWords();
  const state = useSyncExternalStore(session.subscribe, () => session.state);
  const [chosen, setChosen] = useState(repair.proposals.length === 1 ? 0 : undefined);
  /** Undefined before the first question. */
  const [isAsking, setAsking] = useState<boolean>();
  const { busy, isUnlocked } = state.repairing;
  const isLocked = repair.isLocked && !isUnlocked;
  const blocked = blockedBy(checked, repair, chosen, {
    isStale: state.isStale,
    isBusy: busy !== undefined || state.running !== undefined,
  });
  const notes = [
    ...(repair.proven ? [] : [words.repair.unproven]),
    ...(repair.certain || repair.proposals.length > 1 || repair.kind === "tail"
      ? []
      : [words.repair.uncertain]),
  ];
  const apply = (): void => {
    if (chosen !== undefined) void session.applyRepair(repair, chosen);
  };
  return (
    <>
      {notes.length > 0 && <p className={card.note}>{notes.join(words.summary.comma)}</p>}
      <RepairChoice {...{ repair, checked, session, chosen }} onChoose={setChosen} />
      {children}
      {isLocked && blocked !== "text" && (
        <p className={mergeClasses(card.note, styles.warning)}>{words.repair.locked}</p>
      )}
      {isAsking ? (
        <UnlockQuestion
          onAnswer={(isAgreed) => {
            setAsking(false);
            if (isAgreed)
              void session.unlockTables().then((isKept) => {
                if (isKept) apply();
              });
          }}
        />
      ) : (
        <div className={styles.actions}>
          {blocked !== "text" && (
            <Button
              size="small"
              appearance="primary"
              // It takes the keyboard back from the question in its place.
              autoFocus={isAsking === false}
              aria-label={words.repair.applyTo(title)}
              disabledFocusable={blocked !== undefined}
              onClick={() => {
                if (isLocked) setAsking(true);
                else apply();
              }}
            >
              {busy === repair.id ? words.repair.applying : words.repair.apply}
            </Button>
          )}
          {blocked !== undefined && blocked !== "text" && (
            <span className={card.note}>{words.repair.blocked[blocked]}</span>
          )}
        </div>
      )}
    </>
  );
}

/** Why a repair cannot be applied now; `text`: there is nothing to apply. */
function blockedBy(
  checked: Checked,
  { proposals }: Repair,
  chosen: number | undefined,
  { isStale, isBusy }: { readonly isStale: boolean; readonly isBusy: boolean },
): Blocked | "text" | undefined {
  const ways = proposals.map((proposal) => writingsOf(checked, proposal));
  const wanted = chosen === undefined ? ways : ways.slice(chosen, chosen + 1);
  // Where no way can be applied, choosing one is of no use.
  const [first] = wanted;
  if (typeof first === "string" && wanted.every((way) => typeof way === "string")) return first;
  if (isBusy) return "busy";
  if (isStale) return "stale";
  return chosen === undefined ? "choose" : undefined;
}
