import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useId, useState } from "react";
import type { Session, SessionState } from "../session/session.js";
import { BalanceCard } from "./BalanceCard.js";
import { useWords } from "./context.js";
import { Fold } from "./Fold.js";
import { useHiddenStyles } from "./hidden.js";
import { InsertedList } from "./InsertedList.js";
import { SummaryPart } from "./SummaryPart.js";

const useStyles = makeStyles({
  panel: {
    padding: "4px 12px 8px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
  },
  fold: { marginInlineStart: "-8px", minWidth: 0, textAlign: "start" },
  body: { display: "flex", flexDirection: "column", rowGap: "8px", paddingTop: "4px" },
  note: { margin: 0, color: tokens.colorNeutralForeground3, lineHeight: tokens.lineHeightBase200 },
});

interface Props {
  readonly session: Session;
  readonly state: SessionState;
}

/** 三公经费 and 机关运行经费: their summaries, and what was inserted of them. */
export function SummaryPanel({ session, state }: Props): ReactElement | undefined {
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  const words = useWords().summaries;
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { checked, inserting, isStale, running } = state;
  const summaries = checked?.summaries ?? [];
  const hasYuan = checked?.report.tables.some(({ unit }) => unit === "元") === true;
  if (!session.hasWorkbook) return undefined;
  if (summaries.length === 0 && !hasYuan && inserting.entries.length === 0) return undefined;
  const isAbleToInsert = !isStale && running === undefined && inserting.busy === undefined;
  return (
    <section className={styles.panel} aria-label={words.title}>
      <Fold className={styles.fold} isOpen={isOpen} controls={id} onToggle={setOpen}>
        {words.title}
      </Fold>
      <InsertedList session={session} state={state} />
      {isOpen && (
        <div id={id} className={styles.body}>
          <h3 className={hidden}>{words.title}</h3>
          <p className={styles.note}>{isStale ? words.stale : words.note}</p>
          {summaries.map((summary) => (
            <SummaryPart
              key={`${summary.id} ${summary.entity}`}
              {...{ summary, isAbleToInsert, session, state }}
            />
          ))}
          {hasYuan && <BalanceCard {...{ isAbleToInsert, session, state }} />}
        </div>
      )}
    </section>
  );
}
