import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { TargetRegular } from "@fluentui/react-icons/svg/target";
import { SelectAllOnRegular } from "@fluentui/react-icons/svg/select-all-on";
import { type ReactElement, useId, useMemo, useState } from "react";
import { type Finding, type FindingCell, messageOf } from "../../check/index.js";
import { arithmeticOf } from "../model/arithmetic.js";
import { locate, placeName } from "../model/places.js";
import { markedOf } from "../model/sentence.js";
import type { Checked, Session } from "../session/session.js";
import { Arithmetic } from "./Arithmetic.js";
import { useLanguage, useWords } from "./context.js";
import { Sentence } from "./Sentence.js";

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
  sentences: {
    margin: 0,
    padding: 0,
    listStyleType: "none",
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
  },
  sentence: {
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    paddingInlineStart: "8px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: "anywhere",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
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
  const { report } = checked;
  const id = useId();
  const [wholes, setWholes] = useState<ReadonlySet<FindingCell>>(new Set());
  const laid = useMemo(() => arithmeticOf(report, finding), [report, finding]);
  const { why, todo } = messageOf(finding, language);
  const title = report.rules.get(finding.rule)?.[language === "en" ? "en" : "zh"];
  const cells = finding.cells.filter(({ place }) => locate(report, place).is === "cell");
  const home = cells[0]?.place.sheet;
  const here = cells.filter(({ place }) => place.sheet === home).length;
  const said = finding.cells.flatMap((cell) => (cell.words ? [{ cell, sentence: cell.words }] : []));
  const showWhole = (cell: FindingCell): void => {
    setWholes(new Set([...wholes, cell]));
  };
  const idOf = (cell: FindingCell): string => `${id}-${String(finding.cells.indexOf(cell))}`;
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
      {said.length > 0 && (
        <ul className={styles.sentences} aria-label={words.finding.sentences}>
          {said.map(({ cell, sentence }) => (
            <li key={idOf(cell)} id={idOf(cell)} tabIndex={-1} className={styles.sentence}>
              <span className={styles.label}>{placeName(locate(report, cell.place), words.finding)}</span>
              <Sentence
                marked={markedOf(sentence)}
                isWhole={wholes.has(cell)}
                onWhole={() => {
                  showWhole(cell);
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {laid.operands.length > 0 && (
        <Arithmetic
          laid={laid}
          onShow={(cell) => void session.showCell(cell)}
          onSentence={(cell) => {
            showWhole(cell);
            document.getElementById(idOf(cell))?.focus();
          }}
        />
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
    </div>
  );
}
