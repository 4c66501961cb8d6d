import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { addressOf } from "../../workbook/index.js";
import type { Insertion } from "../session/insertions.js";
import type { Session, SessionState } from "../session/session.js";
import { useWords } from "./context.js";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none" },
  item: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: "6px", padding: "3px 0" },
  what: { flex: "1 1 auto", minWidth: 0 },
  note: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly session: Session;
  readonly state: SessionState;
}

/** What was inserted, now or in an earlier session, each with the button that takes it out. */
export function InsertedList({ session, state }: Props): ReactElement | undefined {
  const styles = useStyles();
  const words = useWords().summaries.inserted;
  const { entries } = state.inserting;
  if (entries.length === 0) return undefined;
  return (
    <ul className={styles.list} aria-label={words.title(entries.length)}>
      {entries.map((entry) => (
        <InsertedItem key={entry.id} {...{ entry, session, state }} />
      ))}
    </ul>
  );
}

interface ItemProps extends Props {
  readonly entry: Insertion;
}

/** Sheets hold what a person filled in, so they are asked for before they are deleted. */
function InsertedItem({ entry: { id, inserted }, session, state }: ItemProps): ReactElement {
  const styles = useStyles();
  const words = useWords().summaries.inserted;
  const [isAsking, setAsking] = useState(false);
  const { busy } = state.inserting;
  const isIdle = busy === undefined && state.running === undefined;
  const what =
    inserted.kind === "sheets"
      ? inserted.sheets.map(({ name }) => name).join("、")
      : words.area(addressOf(inserted.place.row, inserted.place.column));
  const remove = (): void => void session.removeInserted(id);
  return (
    <li className={styles.item}>
      <span className={styles.what}>{what}</span>
      {isAsking ? (
        <>
          <span className={styles.note}>{words.question}</span>
          <Button size="small" disabledFocusable={!isIdle} onClick={remove}>
            {busy === id ? words.removing : words.yes}
          </Button>
          <Button
            size="small"
            onClick={() => {
              setAsking(false);
            }}
          >
            {words.no}
          </Button>
        </>
      ) : (
        <Button
          size="small"
          aria-label={words.removeOf(what)}
          disabledFocusable={!isIdle}
          onClick={() => {
            if (inserted.kind === "sheets") setAsking(true);
            else remove();
          }}
        >
          {busy === id ? words.removing : words.remove}
        </Button>
      )}
    </li>
  );
}
