import { Button, makeStyles, mergeClasses } from "@fluentui/react-components";
import { type ReactElement, useId, useState } from "react";
import type { BalancePlace, BalanceReport } from "../../summary/index.js";
import { locate, placeName } from "../model/places.js";
import type { Session, SessionState } from "../session/session.js";
import { BlockPreview } from "./BlockPreview.js";
import { useCardStyles } from "./card.js";
import { useWords } from "./context.js";
import { useFailureText } from "./failureText.js";
import { Fold } from "./Fold.js";

const useStyles = makeStyles({
  card: { alignItems: "start" },
  fold: { marginInlineStart: "-8px", minWidth: 0, textAlign: "start" },
  list: { margin: 0, paddingInlineStart: "18px" },
  preview: { alignSelf: "stretch", minWidth: 0 },
});

/** What is inserted, as the workbook remembers it. */
const KEY = "balanced";
/** So many places of a list are named. */
const MOST = 20;

interface Props {
  readonly isAbleToInsert: boolean;
  readonly session: Session;
  readonly state: SessionState;
}

/** 舍位平衡: converts the tables in 元 when asked, and says what could not be kept. */
export function BalanceCard({ isAbleToInsert, session, state }: Props): ReactElement {
  const styles = useStyles();
  const card = useCardStyles();
  const textOf = useFailureText();
  const all = useWords();
  const words = all.summaries.balance;
  const { conversion, busy } = state.inserting;
  const isRunning = conversion.is === "running";
  return (
    <div role="group" className={mergeClasses(card.card, styles.card)} aria-label={words.title}>
      <h4 className={card.title}>{words.title}</h4>
      <p className={card.note}>{words.note}</p>
      {conversion.is !== "done" && (
        <Button
          size="small"
          disabledFocusable={!isAbleToInsert || isRunning}
          onClick={() => void session.balance()}
        >
          {isRunning ? words.converting : words.convert}
        </Button>
      )}
      <div role="status">
        {conversion.is === "done" && (
          <p className={card.note}>
            {words.done(conversion.report.sheets.length, conversion.report.cells, conversion.report.kept)}
          </p>
        )}
        {conversion.is === "failed" && textOf(conversion.failure)}
      </div>
      {conversion.is === "done" && (
        <>
          <Lists report={conversion.report} state={state} />
          <Previews report={conversion.report} isAbleToInsert={isAbleToInsert} session={session} />
          <Button
            size="small"
            disabledFocusable={!isAbleToInsert || conversion.report.blocks.length === 0}
            onClick={() => void session.insert(KEY, conversion.report.blocks, "sheets")}
          >
            {busy === KEY ? all.summaries.inserting : words.insert}
          </Button>
        </>
      )}
    </div>
  );
}

interface ListsProps {
  readonly report: BalanceReport;
  readonly state: SessionState;
}

/** Every list that is not empty: which digits were moved, and what was left. */
function Lists({ report, state }: ListsProps): ReactElement {
  const words = useWords().summaries.balance;
  const { moved, released, untrue, conflicts, unsettled, differing, left, isProven } = report;
  const lists: readonly (readonly [string, readonly BalancePlace[]])[] = [
    [words.moved(moved.length, isProven), moved],
    [words.released(released.length), released],
    [words.untrue(untrue.length), untrue],
    [words.conflicts(conflicts.length), conflicts],
    [words.unsettled(unsettled.length), unsettled],
    [words.differing(differing.length), differing],
    [words.left(left.length), left],
  ];
  return (
    <>
      {lists.map(
        ([title, places], at) =>
          places.length > 0 && <List key={at} title={title} places={places} state={state} />,
      )}
    </>
  );
}

interface ListProps {
  readonly title: string;
  readonly places: readonly BalancePlace[];
  readonly state: SessionState;
}

function List({ title, places, state }: ListProps): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const report = state.checked?.report;
  const nameOf = ({ place, words: said }: BalancePlace): string => {
    const quote = said ? ` ${words.finding.quoted(said.quote)}` : "";
    return report ? placeName(locate(report, place), words.finding) + quote : "";
  };
  return (
    <div>
      <Fold className={styles.fold} isOpen={isOpen} controls={id} onToggle={setOpen}>
        {title}
      </Fold>
      {isOpen && (
        <ul id={id} className={styles.list}>
          {places.slice(0, MOST).map((one, at) => (
            <li key={at}>
              {nameOf(one)} {one.amount}
            </li>
          ))}
          {places.length > MOST && <li>{words.summaries.balance.more(places.length)}</li>}
        </ul>
      )}
    </div>
  );
}

interface PreviewsProps {
  readonly report: BalanceReport;
  readonly isAbleToInsert: boolean;
  readonly session: Session;
}

/** Each converted sheet, to be looked at and inserted by itself. */
function Previews({ report: { blocks }, isAbleToInsert, session }: PreviewsProps): ReactElement {
  const styles = useStyles();
  const words = useWords().summaries;
  const id = useId();
  const [open, setOpen] = useState<number>();
  return (
    <>
      {blocks.map((block, at) => (
        <div key={at} className={styles.preview}>
          <Fold
            className={styles.fold}
            isOpen={open === at}
            controls={`${id}-${String(at)}`}
            onToggle={(isOpen) => {
              setOpen(isOpen ? at : undefined);
            }}
          >
            {words.preview(block.name)}
          </Fold>
          {open === at && (
            <div id={`${id}-${String(at)}`}>
              <BlockPreview block={block} label={words.preview(block.name)} />
              <Button
                size="small"
                aria-label={words.productOf(words.insertSheet, block.name)}
                disabledFocusable={!isAbleToInsert}
                onClick={() => void session.insert(KEY, [block], "sheets")}
              >
                {words.insertSheet}
              </Button>
            </div>
          )}
        </div>
      ))}
    </>
  );
}
