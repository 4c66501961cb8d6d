import { Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { FindingCell } from "../../check/index.js";
import { type Arithmetic as Laid, type Operand, unitText } from "../model/arithmetic.js";
import { placeName, placeOnSheet } from "../model/places.js";
import { useWords } from "./context.js";
import { useHiddenStyles } from "./hidden.js";

const useStyles = makeStyles({
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
    overflow: "hidden",
  },
  cell: { padding: "3px 6px", verticalAlign: "baseline", textAlign: "start" },
  sign: { width: "1.4em", color: tokens.colorNeutralForeground3, textAlign: "center", fontWeight: "normal" },
  name: { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere", fontWeight: "normal" },
  value: {
    fontFamily: "inherit",
    fontVariantNumeric: "tabular-nums",
    textAlign: "end",
    whiteSpace: "nowrap",
    fontWeight: "normal",
  },
  text: { whiteSpace: "normal", overflowWrap: "anywhere" },
  /** Two figures may stand in two lines, each of them whole. */
  range: { whiteSpace: "normal" },
  outcome: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  strong: { fontWeight: tokens.fontWeightSemibold },
  link: { fontSize: "inherit", fontVariantNumeric: "tabular-nums", overflowWrap: "anywhere" },
});

interface Props {
  readonly laid: Laid;
  /** Shows a cell of the workbook. */
  readonly onShow: (cell: FindingCell) => void;
  /** Shows the sentence around a figure in a text. */
  readonly onSentence: (cell: FindingCell) => void;
}

/** The operands with place and printed value, what they make, the difference, and what rounding allows. */
export function Arithmetic({ laid, onShow, onSentence }: Props): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { hidden } = useHiddenStyles();
  const { operands, blanks, outcome } = laid;
  const home = operands[0]?.cell.place.sheet;
  const value = mergeClasses(styles.cell, styles.value);
  const line = (key: string, label: string, text: string, style = ""): ReactElement => (
    <tr key={key}>
      <td className={styles.cell} />
      <th scope="row" className={mergeClasses(styles.cell, styles.name)}>
        {label}
      </th>
      <td className={mergeClasses(value, style)}>{text}</td>
    </tr>
  );
  return (
    <table className={styles.table}>
      <caption className={hidden}>{words.finding.arithmetic}</caption>
      <thead className={hidden}>
        <tr>
          <th scope="col">{words.finding.rule}</th>
          <th scope="col">{words.finding.place}</th>
          <th scope="col">{words.finding.value}</th>
        </tr>
      </thead>
      <tbody>
        {operands.map((operand, at) => (
          <OperandRow
            key={at}
            operand={operand}
            isElsewhere={operand.cell.place.sheet !== home}
            onShow={operand.at.is === "paragraph" ? onSentence : onShow}
          />
        ))}
        {blanks > 0 && line("blanks", words.finding.blanks(blanks), words.finding.blank)}
      </tbody>
      {outcome && (
        <tbody className={styles.outcome}>
          {line(
            "expected",
            outcome.is === "other" ? words.finding.other : words.finding.sum,
            `${outcome.expected}${outcome.unit === "%" ? "%" : ""}`,
          )}
          {line(
            "difference",
            words.finding.difference,
            `${outcome.difference}${unitText(outcome.unit)}`,
            styles.strong,
          )}
          {outcome.allowed &&
            line("allowed", words.finding.allowed(outcome.allowed.digits), `±${outcome.allowed.by}`)}
          {outcome.range &&
            line(
              "range",
              words.finding.range,
              words.finding.rangeOf(...withPercent(outcome.range, outcome.unit)),
              styles.range,
            )}
        </tbody>
      )}
    </table>
  );
}

function withPercent([low, high]: readonly [string, string], unit: string): [string, string] {
  return unit === "%" ? [`${low}%`, `${high}%`] : [low, high];
}

interface OperandProps {
  readonly operand: Operand;
  /** It stands on another sheet than the reported figure, so its sheet is named. */
  readonly isElsewhere: boolean;
  readonly onShow: (cell: FindingCell) => void;
}

function OperandRow({ operand, isElsewhere, onShow }: OperandProps): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { cell, sign, at, name, value } = operand;
  const isText = cell.role === "name";
  const whole = placeName(at, words.finding);
  const place = isElsewhere ? whole : placeOnSheet(at, words.finding);
  return (
    <tr>
      <td className={mergeClasses(styles.cell, styles.sign)} title={words.finding.role[cell.role]}>
        {sign}
      </td>
      <th scope="row" className={mergeClasses(styles.cell, styles.name)}>
        {at.is === "elsewhere" ? (
          <span className={styles.link}>{place}</span>
        ) : (
          <Link
            as="button"
            className={styles.link}
            aria-label={at.is === "paragraph" ? words.finding.sentenceOf(whole) : words.finding.goTo(whole)}
            onClick={() => {
              onShow(cell);
            }}
          >
            {place}
          </Link>
        )}
        {name && ` ${name}`}
      </th>
      <td className={mergeClasses(styles.cell, styles.value, isText && styles.text)}>
        {value === "" ? words.finding.blank : value}
      </td>
    </tr>
  );
}
