import { mergeClasses } from "@fluentui/react-components";
import type { Cell } from "../../workbook/index.js";
import type { FindingClass } from "../../check/index.js";
import { MarkSign } from "./MarkSign.js";
import type { DrawnCell } from "./rowContents.js";
import { useCellStyles, useMarkStyles } from "./styles.js";
import type { GridWords } from "./words.js";

export interface GridCellProps {
  readonly id: string;
  readonly drawn: DrawnCell;
  readonly left: number;
  readonly mark: FindingClass | undefined;
  readonly isStale: boolean;
  readonly isHidden: boolean;
  readonly isSelected: boolean;
  readonly words: GridWords;
}

/** One cell with the text that it prints. */
export function GridCell(props: GridCellProps) {
  const { id, drawn, left, mark, isStale, isHidden, isSelected, words } = props;
  const { column, width, height, merge, cell, look } = drawn;
  const styles = useCellStyles();
  const markStyles = useMarkStyles();
  const said = saidBeside(cell, mark, isStale, words);
  return (
    <div
      id={id}
      role="gridcell"
      aria-colindex={column + 2}
      aria-colspan={merge && merge.right - merge.left + 1}
      aria-rowspan={merge && merge.bottom - merge.top + 1}
      aria-selected={isSelected}
      aria-label={said.length === 0 ? undefined : [cell?.text, ...said].filter(Boolean).join("，")}
      title={titleOf(drawn, said)}
      className={mergeClasses(
        styles.cell,
        styles[look?.align ?? "start"],
        look && look.spill > 0 && styles.spilling,
        merge && styles.merged,
        isHidden && styles.hidden,
        mark && markStyles[mark],
        isStale && styles.stale,
      )}
      style={{ left, width, height }}
    >
      {cell && look && <CellText drawn={drawn} />}
      {mark && <MarkSign of={mark} />}
      {isStale && <StaleSign />}
      {cell?.comment !== undefined && <span className={styles.comment} />}
    </div>
  );
}

function CellText({ drawn: { cell, look, width } }: { readonly drawn: DrawnCell }) {
  const styles = useCellStyles();
  if (!cell || !look) return null;
  if (look.isTooNarrow) return "#".repeat(Math.max(1, Math.floor(width / 8) - 1));
  if (look.spill > 0) {
    // One pixel less, so that the line below the row stays.
    return (
      <span className={styles.spill} style={{ maxWidth: look.spill - 8 }}>
        {cell.text}
      </span>
    );
  }
  return <span className={look.isWrapped ? styles.wrapped : undefined}>{cell.text}</span>;
}

/** A clock that has stopped. */
function StaleSign() {
  const styles = useCellStyles();
  return (
    <svg className={styles.staleSign} width="11" height="11" viewBox="0 0 11 11" aria-hidden="true">
      <circle cx="5.5" cy="5.5" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M5.5 3V5.8L7.4 7" fill="none" stroke="currentColor" strokeWidth="1.4" />
    </svg>
  );
}

function saidBeside(
  cell: Cell | undefined,
  mark: FindingClass | undefined,
  isStale: boolean,
  words: GridWords,
): string[] {
  return [
    ...(mark ? [words.classes[mark]] : []),
    ...(isStale ? [words.notRecalculatedCell] : []),
    ...(cell?.comment === undefined ? [] : [words.comment(cell.comment)]),
  ];
}

/** What does not show in the cell itself. */
function titleOf({ cell, look, height, width }: DrawnCell, said: readonly string[]): string | undefined {
  const isCut = look && (look.isTooNarrow || (look.isWrapped && isLong(cell?.text ?? "", width * height)));
  const lines = [...(isCut && cell ? [cell.text] : []), ...said];
  return lines.length === 0 ? undefined : lines.join("\n");
}

/** Wide characters of a text need about 240 square pixels each. */
function isLong(text: string, area: number): boolean {
  return text.length * 240 > area;
}
