import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactElement, useMemo } from "react";
import type { Block, BlockLook } from "../../workbook/index.js";
import { previewOf } from "../model/preview.js";

const useStyles = makeStyles({
  scroll: {
    maxHeight: "320px",
    overflow: "auto",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  table: {
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase200,
  },
  cell: {
    padding: "2px 4px",
    whiteSpace: "pre-wrap",
    verticalAlign: "middle",
    fontVariantNumeric: "tabular-nums",
    textAlign: "start",
  },
  border: { border: `1px solid ${tokens.colorNeutralStroke1}` },
  bold: { fontWeight: tokens.fontWeightSemibold },
  center: { textAlign: "center" },
  right: { textAlign: "end" },
  fillIn: { backgroundColor: tokens.colorPaletteYellowBackground1, color: tokens.colorNeutralForeground1 },
  remark: { color: tokens.colorNeutralForeground3 },
});

/** A character of the sheet in the small print of the preview. */
const CHARACTER = 6;

function pixels(characters: number): string {
  return `${String(characters * CHARACTER)}px`;
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}

interface Props {
  readonly block: Block;
  readonly label: string;
}

/** A block as it will stand in the workbook, as far as a narrow pane can show it. */
export function BlockPreview({ block, label }: Props): ReactElement {
  const styles = useStyles();
  const rows = useMemo(() => previewOf(block), [block]);
  const classOf = ({ border, bold, align, tone }: BlockLook, isNumber: boolean): string =>
    mergeClasses(
      styles.cell,
      border && styles.border,
      bold && styles.bold,
      align === "center" && styles.center,
      (align ?? (isNumber ? "right" : "left")) === "right" && styles.right,
      tone === "fill-in" && styles.fillIn,
      tone === "remark" && styles.remark,
    );
  return (
    <div className={styles.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={styles.table} style={{ width: pixels(sum(block.widths)) }}>
        <colgroup>
          {block.widths.map((width, column) => (
            <col key={column} style={{ width: pixels(width) }} />
          ))}
        </colgroup>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map(({ column, text, rowSpan, colSpan, look, isNumber }) => (
                <td key={column} rowSpan={rowSpan} colSpan={colSpan} className={classOf(look, isNumber)}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
