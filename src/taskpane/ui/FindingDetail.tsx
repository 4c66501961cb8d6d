import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { TargetRegular } from "@fluentui/react-icons/svg/target";
import { SelectAllOnRegular } from "@fluentui/react-icons/svg/select-all-on";
import { type ReactElement, useId, useMemo, useState } from "react";
import { type Finding, type FindingCell, messageOf } from "../../check/index.js";
import { arithmeticOf } from "../model/arithmetic.js";
import { locate } from "../model/places.js";
import { repairsByFinding } from "../model/repairs.js";
import { sentencesOf } from "../model/sentence.js";
import type { Checked, Session } from "../session/session.js";
import { Arithmetic } from "./Arithmetic.js";
import { useLanguage, useWords } from "./context.js";
import { RepairCard } from "./RepairCard.js";
import { Sentences, type Shown } from "./Sentences.js";

const useStyles = makeStyles({
  detail: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    padding: "4px 12px 12px 36px",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  part: { margin: 0, overflowWrap: "anywhere" },
  label: { color: tokens.colorNeutralForeground3, marginInlineEnd: "6px" },
  small: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: "anywhere",
  },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly finding: Finding;
  readonly checked: Checked;
  readonly session: Session;
}

/** Why a finding is what it is, what to do, its arithmetic and its basis, and what would repair it. */
export function FindingDetail({ finding, checked, session }: Props): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const language = useLanguage();
  const { report } = checked;
  const id = useId();
  const [shown, setShown] = useState<Shown>({ wholes: new Set(), all: false });
  const laid = useMemo(() => arithmeticOf(report, finding), [report, finding]);
  const said = useMemo(() => sentencesOf(finding.cells), [finding]);
  const repairs = useMemo(
    () => repairsByFinding(checked.repairs).get(finding.id) ?? [],
    [checked.repairs, finding.id],
  );
  const { why, todo } = messageOf(finding, language);
  const title = report.rules.get(finding.rule)?.[language === "en" ? "en" : "zh"];
  const cells = finding.cells.filter(({ place }) => locate(report, place).is === "cell");
  const home = cells[0]?.place.sheet;
  const here = cells.filter(({ place }) => place.sheet === home).length;
  const idOf = (at: number): string => `${id}-${String(at)}`;
  const showSentence = (cell: FindingCell): void => {
    const at = said.findIndex(({ cells: own }) => own.includes(cell));
    const one = said[at];
    if (!one) return;
    setShown({ wholes: new Set([...shown.wholes, one]), all: shown.all || at > 0 });
    // Once it is drawn.
    requestAnimationFrame(() => document.getElementById(idOf(at))?.focus());
  };
  return (
    <div className={styles.detail}>
      <p className={styles.part}>
        <span className={styles.label}>{words.finding.why}</span>
        {why}
      </p>
      <p className={styles.part}>
        <span className={styles.label}>{words.finding.todo}</span>
        {todo}
      </p>
      {said.length > 0 && <Sentences report={report} {...{ said, shown, idOf }} onShown={setShown} />}
      {(laid.outcome !== undefined || laid.operands.some(({ at }) => at.is !== "paragraph")) && (
        <Arithmetic laid={laid} onShow={(cell) => void session.showCell(cell)} onSentence={showSentence} />
      )}
      <p className={styles.small}>
        {words.finding.basis}
        {words.summary.colon}
        {finding.basis}
        {title !== undefined && ` ${words.finding.rule}${words.summary.colon}${title}`}
      </p>
      <div className={styles.actions}>
        {here > 0 && (
          <Button size="small" icon={<TargetRegular />} onClick={() => void session.show(finding)}>
            {words.finding.go}
          </Button>
        )}
        {here > 1 && (
          <Button
            size="small"
            icon={<SelectAllOnRegular />}
            onClick={() => void session.show(finding, "all")}
          >
            {words.finding.all(here)}
          </Button>
        )}
      </div>
      {repairs.map((repair) => (
        <RepairCard
          key={repair.id}
          repair={repair}
          checked={checked}
          session={session}
          isFolded={repair.kind === "tail"}
        />
      ))}
    </div>
  );
}
