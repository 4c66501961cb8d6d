import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { TargetRegular } from "@fluentui/react-icons/svg/target";
import { SelectAllOnRegular } from "@fluentui/react-icons/svg/select-all-on";
import { type ReactElement, useMemo } from "react";
import { type Finding, messageOf } from "../../check/index.js";
import { arithmeticOf } from "../model/arithmetic.js";
import type { Checked, Session } from "../session/session.js";
import { Arithmetic } from "./Arithmetic.js";
import { useLanguage, useWords } from "./context.js";

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

/** Why a finding is what it is, what to do, its arithmetic and its basis. */
export function FindingDetail({ finding, checked, session }: Props): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const language = useLanguage();
  const { report, snapshot } = checked;
  const laid = useMemo(() => arithmeticOf(report, snapshot.workbook, finding), [report, snapshot, finding]);
  const { why, todo } = messageOf(finding, language);
  const title = report.rules.get(finding.rule)?.[language === "en" ? "en" : "zh"];
  const home = finding.cells[0]?.place.sheet;
  const here = finding.cells.filter(({ place }) => place.sheet === home).length;
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
      {laid.operands.length > 0 && <Arithmetic laid={laid} onShow={(cell) => void session.showCell(cell)} />}
      <p className={styles.small}>
        {words.finding.basis}
        {words.summary.colon}
        {finding.basis}
        {title !== undefined && ` ${words.finding.rule}${words.summary.colon}${title}`}
      </p>
      <div className={styles.actions}>
        <Button size="small" icon={<TargetRegular />} onClick={() => void session.show(finding)}>
          {words.finding.go}
        </Button>
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
    </div>
  );
}
