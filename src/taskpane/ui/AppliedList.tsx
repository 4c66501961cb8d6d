import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useId, useState } from "react";
import type { EntryCell } from "../session/entries.js";
import type { AppliedRepair } from "../session/repairState.js";
import type { Session, SessionState } from "../session/session.js";
import { useWords } from "./context.js";
import { Fold } from "./Fold.js";

const useStyles = makeStyles({
  panel: {
    padding: "4px 12px 8px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
  },
  fold: { marginInlineStart: "-8px", minWidth: 0 },
  list: { margin: 0, padding: 0, listStyleType: "none" },
  item: { display: "flex", alignItems: "start", columnGap: "6px", padding: "3px 0" },
  what: { flex: "1 1 auto", minWidth: 0 },
  cell: { display: "block", fontVariantNumeric: "tabular-nums" },
  note: { display: "block", color: tokens.colorNeutralForeground3 },
  button: { flexShrink: 0 },
});

/** So many cells of one repair are listed. */
const MOST = 6;

interface Props {
  readonly session: Session;
  readonly state: SessionState;
}

/** What was applied to this workbook and not taken back, now or in an earlier session. */
export function AppliedList({ session, state }: Props): ReactElement | undefined {
  const styles = useStyles();
  const words = useWords().repair.applied;
  const id = useId();
  const [isOpen, setOpen] = useState(true);
  const { applied } = state.repairing;
  if (applied.length === 0) return undefined;
  return (
    <section className={styles.panel} aria-label={words.title(applied.length)}>
      <Fold className={styles.fold} isOpen={isOpen} controls={id} onToggle={setOpen}>
        {words.title(applied.length)}
      </Fold>
      {isOpen && (
        <ul id={id} className={styles.list}>
          {applied.map((one) => (
            <Applied key={one.entry.id} applied={one} session={session} state={state} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface AppliedProps extends Props {
  readonly applied: AppliedRepair;
}

function Applied({ applied: { entry, standings }, session, state }: AppliedProps): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { busy } = state.repairing;
  const { applied: said, blank, arrow } = words.repair;
  const { cells } = entry;
  const shownValue = (value: EntryCell["before"]): string => (value === undefined ? blank : String(value));
  const name = ({ sheet, address }: EntryCell): string => said.cell(sheet, address);
  const isWhole = standings === undefined || standings.after === cells.length;
  return (
    <li className={styles.item}>
      <span className={styles.what}>
        {cells.slice(0, MOST).map((cell) => (
          <span key={name(cell)} className={styles.cell}>
            {name(cell)}
            {words.summary.colon}
            {shownValue(cell.before)} {arrow} {shownValue(cell.after)}
          </span>
        ))}
        {cells.length > MOST && <span className={styles.note}>{words.summary.more(cells.length)}</span>}
        {entry.state === "pending" && busy === undefined && (
          <span className={styles.note}>{said.pending}</span>
        )}
        {!isWhole && <span className={styles.note}>{said.partly(standings.after, cells.length)}</span>}
      </span>
      <Button
        size="small"
        className={styles.button}
        aria-label={said.takeBackOf(cells.slice(0, MOST).map(name).join(words.summary.comma))}
        disabledFocusable={busy !== undefined || state.running !== undefined}
        onClick={() => void session.takeBackRepair(entry.id)}
      >
        {busy === entry.id ? said.takingBack : said.takeBack}
      </Button>
    </li>
  );
}
