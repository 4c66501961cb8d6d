import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type KeyboardEvent, type ReactElement, useId, useState } from "react";
import type { Finding } from "../../check/index.js";
import type { Group, Listed } from "../model/list.js";
import { locate, placeName } from "../model/places.js";
import type { Checked, Session } from "../session/session.js";
import { useWords } from "./context.js";
import { FindingRow } from "./FindingRow.js";
import { Fold } from "./Fold.js";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none" },
  heading: {
    margin: 0,
    padding: "10px 12px 4px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
  detail: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3 },
  cause: { borderLeft: `3px solid ${tokens.colorNeutralStroke1}` },
  more: { margin: "8px 12px" },
  fold: { margin: "8px 4px 0" },
});

/** Rows are added by so many: a list of thousands would make the pane slow. */
const PAGE = 150;

interface Props {
  readonly listed: Listed;
  readonly checked: Checked;
  readonly session: Session;
  readonly selected: string | undefined;
  readonly onSelect: (finding: Finding) => void;
}

/** Moves the focus among the rows by ↑ ↓ Home End. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || !(event.target instanceof HTMLElement) || !event.target.dataset.finding) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-finding]")];
  const at = rows.indexOf(event.target);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  const row = next === undefined ? undefined : rows[next];
  if (!row) return;
  event.preventDefault();
  row.focus();
}

/** The findings by group, 提示 folded at the end. */
export function FindingList({ listed, checked, session, selected, onSelect }: Props): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const [limit, setLimit] = useState(PAGE);
  const [areHintsOpen, setHintsOpen] = useState(false);
  const hintsId = useId();
  const position = listed.order.findIndex(({ id }) => id === selected);
  const isHintSelected = listed.hints.some(({ id }) => id === selected);
  const isOpen = areHintsOpen || isHintSelected;
  const stop = position < 0 ? listed.order[0]?.id : selected;
  // The selected one is always among those shown.
  const shown = Math.max(limit, Math.ceil((position + 1) / PAGE) * PAGE);

  const row = (finding: Finding): ReactElement => (
    <FindingRow
      key={finding.id}
      finding={finding}
      checked={checked}
      session={session}
      isSelected={finding.id === selected}
      isStop={finding.id === stop}
      onSelect={onSelect}
    />
  );

  let left = shown;
  const groups = listed.groups.flatMap((group) => {
    if (left <= 0) return [];
    const findings = group.findings.slice(0, left);
    left -= findings.length;
    return [{ group, findings }];
  });
  const hidden = listed.groups.reduce((count, { findings }) => count + findings.length, 0) - shown;

  return (
    <div onKeyDown={moveFocus}>
      {groups.map(({ group, findings }) => (
        <section key={group.key} aria-label={headingText(group, checked, words)}>
          {group.heading && (
            <h3 className={styles.heading}>
              {headingText(group, checked, words)}
              {group.heading.is === "text" && (
                <span className={styles.detail}>
                  {group.heading.detail && ` ${group.heading.detail}`}{" "}
                  {words.result.count(group.findings.length)}
                </span>
              )}
            </h3>
          )}
          <ul className={group.heading?.is === "cause" ? `${styles.list} ${styles.cause}` : styles.list}>
            {findings.map(row)}
          </ul>
        </section>
      ))}
      {hidden > 0 && (
        <Button
          className={styles.more}
          onClick={() => {
            setLimit(shown + PAGE);
          }}
        >
          {words.result.more(Math.min(PAGE, hidden))}
        </Button>
      )}
      {listed.hints.length > 0 && (
        <section aria-label={words.result.hints(listed.hints.length)}>
          <Fold className={styles.fold} isOpen={isOpen} controls={hintsId} onToggle={setHintsOpen}>
            {words.result.hints(listed.hints.length)}
          </Fold>
          {isOpen && (
            <ul id={hintsId} className={styles.list}>
              {listed.hints.map(row)}
            </ul>
          )}
        </section>
      )}
    </div>
  );
}

function headingText(
  { heading, findings }: Group,
  { report }: Checked,
  words: ReturnType<typeof useWords>,
): string | undefined {
  if (!heading) return undefined;
  if (heading.is === "text") return heading.text;
  const { place } = heading;
  if (!place) return words.result.count(findings.length);
  return words.result.cause(findings.length, placeName(locate(report, place), words.finding));
}
