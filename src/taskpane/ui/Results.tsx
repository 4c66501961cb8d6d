import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useDeferredValue,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Finding } from "../../check/index.js";
import { ALL, countsOf, listOf, type View } from "../model/list.js";
import { repairsShown } from "../model/repairs.js";
import { summaryOf } from "../model/summary.js";
import type { Checked, Session } from "../session/session.js";
import { useLanguage, useWords } from "./context.js";
import { Filters } from "./Filters.js";
import { FindingList } from "./FindingList.js";
import { Message } from "./Message.js";
import { Navigator } from "./Navigator.js";
import { RepairList } from "./RepairList.js";
import { SummaryCard } from "./SummaryCard.js";
import { UnplacedList } from "./UnplacedList.js";

const useStyles = makeStyles({
  results: { display: "flex", flexDirection: "column", flex: "1 1 auto", minHeight: 0 },
  /** What is hidden for all but screen readers is placed in it: else it would make the page longer. */
  scroll: {
    position: "relative",
    flex: "1 1 auto",
    minHeight: "80px",
    overflowY: "auto",
    overflowX: "hidden",
  },
  good: { color: tokens.colorPaletteGreenForeground1 },
});

interface Props {
  readonly checked: Checked;
  readonly session: Session;
  /** What lies beside the workbook. */
  readonly beside: ReactNode;
}

/** A finished check: what was checked first, then the findings, then what nothing was compared with. */
export function Results({ checked, session, beside }: Props): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const language = useLanguage();
  const [view, setView] = useState<View>(ALL);
  const [selected, setSelected] = useState<string>();
  const scroll = useRef<HTMLDivElement>(null);
  const { report, repairs } = checked;
  const asked = useDeferredValue(view);
  const listed = useMemo(() => listOf(report, asked, words, language), [report, asked, words, language]);
  const counts = useMemo(() => countsOf(report), [report]);
  const summary = useMemo(() => summaryOf(report, words, language), [report, words, language]);
  const position = listed.order.findIndex(({ id }) => id === selected);
  const total = report.findings.length;
  const areRepairs = view.grouping === "repair";

  const change = (part: Partial<View>): void => {
    setView({ ...view, ...part });
  };
  /** Once it is drawn, all of a finding is brought into view, as far as it fits. */
  const reveal = (id: string, takesFocus: boolean): void => {
    requestAnimationFrame(() => {
      const row = scroll.current?.querySelector<HTMLElement>(`[data-finding="${CSS.escape(id)}"]`);
      row?.parentElement?.scrollIntoView({ block: "nearest" });
      if (takesFocus) row?.focus({ preventScroll: true });
    });
  };
  const select = (finding: Finding): void => {
    if (finding.id === selected) {
      setSelected(undefined);
      return;
    }
    setSelected(finding.id);
    void session.show(finding);
    reveal(finding.id, false);
  };
  const step = (by: 1 | -1, takesFocus: boolean): void => {
    if (areRepairs) return;
    const next = listed.order[position < 0 && by < 0 ? 0 : position + by];
    if (!next) return;
    setSelected(next.id);
    void session.show(next);
    reveal(next.id, takesFocus);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    event.preventDefault();
    step(event.key === "ArrowDown" ? 1 : -1, true);
  };

  return (
    <div className={styles.results} onKeyDown={onKey}>
      <div ref={scroll} className={styles.scroll} tabIndex={-1}>
        <SummaryCard summary={summary} />
        {beside}
        {total > 0 && <Filters counts={counts} view={view} onView={change} />}
        {total === 0 || (total === counts.hint && report.relations.checked > 0) ? (
          <AllInOrder checked={checked} />
        ) : undefined}
        {listed.order.length > 0 && areRepairs ? (
          <RepairList repairs={repairsShown(repairs, listed)} checked={checked} session={session} />
        ) : listed.order.length > 0 ? (
          <FindingList
            listed={listed}
            checked={checked}
            session={session}
            selected={selected}
            onSelect={select}
          />
        ) : (
          total > 0 && (
            <Message title={words.result.noMatch}>
              <Button
                size="small"
                onClick={() => {
                  change({ classes: new Set(), search: "" });
                }}
              >
                {words.result.clearFilters}
              </Button>
            </Message>
          )
        )}
        <UnplacedList checked={checked} session={session} />
      </div>
      {listed.order.length > 0 && !areRepairs && (
        <Navigator
          position={position}
          count={listed.order.length}
          onStep={(by) => {
            step(by, false);
          }}
        />
      )}
    </div>
  );
}

/** Nothing to report, said as what it is: everything holds, or nothing could be checked. */
function AllInOrder({ checked: { report, snapshot } }: { readonly checked: Checked }): ReactElement {
  const styles = useStyles();
  const words = useWords().result;
  const { checked } = report.relations;
  if (report.texts.length === 0 && snapshot.workbook.sheets.every(({ rows }) => rows.length === 0))
    return <Message title={words.empty}>{words.emptyDetail}</Message>;
  if (report.tables.length === 0) return <Message title={words.nothing}>{words.nothingDetail}</Message>;
  if (checked === 0) return <Message title={words.noRelations}>{words.noRelationsDetail}</Message>;
  return (
    <Message
      title={words.none}
      icon={<CheckmarkCircleFilled className={styles.good} fontSize={32} aria-hidden />}
    >
      {words.noneDetail(checked)}
    </Message>
  );
}
