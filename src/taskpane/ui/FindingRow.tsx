import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { memo, type ReactElement, useId } from "react";
import {
  type CheckReport,
  CLASS_NAMES,
  type Finding,
  type FindingCell,
  messageOf,
} from "../../check/index.js";
import { locate, sheetNameOf } from "../model/places.js";
import type { Checked, Session } from "../session/session.js";
import type { Words } from "../words/index.js";
import { ClassIcon } from "./ClassSign.js";
import { useLanguage, useWords } from "./context.js";
import { FindingDetail } from "./FindingDetail.js";

const useStyles = makeStyles({
  row: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  selected: { backgroundColor: tokens.colorNeutralBackground1Selected },
  button: {
    display: "grid",
    gridTemplateColumns: "16px minmax(0, 1fr)",
    columnGap: "8px",
    width: "100%",
    padding: "8px 12px",
    border: "none",
    background: "none",
    color: tokens.colorNeutralForeground1,
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textAlign: "start",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  icon: { paddingTop: "2px" },
  what: { display: "block", overflowWrap: "anywhere", fontVariantNumeric: "tabular-nums" },
  /** Three lines. */
  clamped: { maxHeight: `calc(3 * ${tokens.lineHeightBase300})`, overflow: "hidden" },
  place: {
    display: "block",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
});

interface Props {
  readonly finding: Finding;
  readonly checked: Checked;
  readonly session: Session;
  readonly isSelected: boolean;
  /** The one row of the list that the Tab key reaches. */
  readonly isStop: boolean;
  readonly onSelect: (finding: Finding) => void;
}

/** One finding: what is wrong and where; when selected, everything else about it. */
export const FindingRow = memo(function FindingRow(props: Props): ReactElement {
  const { finding, checked, session, isSelected, isStop, onSelect } = props;
  const styles = useStyles();
  const words = useWords();
  const language = useLanguage();
  const id = useId();
  const [first] = finding.cells;
  const place = first && whereOf(checked.report, first, words.finding);
  return (
    <li className={mergeClasses(styles.row, isSelected && styles.selected)}>
      <button
        type="button"
        className={styles.button}
        data-finding={finding.id}
        tabIndex={isStop ? 0 : -1}
        aria-expanded={isSelected}
        aria-controls={isSelected ? id : undefined}
        onClick={() => {
          onSelect(finding);
        }}
      >
        <span className={styles.icon}>
          <ClassIcon kind={finding.class} />
        </span>
        <span>
          <span className={mergeClasses(styles.what, !isSelected && styles.clamped)}>
            <strong>{CLASS_NAMES[language][finding.class]}</strong> {messageOf(finding, language).what}
          </span>
          {place && <span className={styles.place}>{place}</span>}
        </span>
      </button>
      {isSelected && (
        <div id={id}>
          <FindingDetail finding={finding} checked={checked} session={session} />
        </div>
      )}
    </li>
  );
});

/** The place that is reported: `03支出 第7行 E7`, `说明.docx 第12段「工资福利支出 907.95 万元」`. */
function whereOf(report: CheckReport, { place, words: said }: FindingCell, words: Words["finding"]): string {
  const { is, number, address } = locate(report, place);
  const row = is === "paragraph" ? words.paragraph(number) : `${words.row(number)} ${address}`;
  const quote = said ? words.quoted(said.quote) : "";
  return `${sheetNameOf(report, place.sheet, words)} ${row}${quote}`;
}
