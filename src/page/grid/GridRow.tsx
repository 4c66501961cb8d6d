import { memo } from "react";
import { mergeClasses } from "@fluentui/react-components";
import type { SheetRow } from "../../workbook/index.js";
import { type BookState, cellKey } from "../book/index.js";
import { cellId, HEADER_HEIGHT, ROW_HEADER_WIDTH } from "./geometry.js";
import { GridCell } from "./GridCell.js";
import { type Columns, drawnCells } from "./rowContents.js";
import type { SheetModel } from "./sheetModel.js";
import type { Spans } from "./spans.js";
import { useCellStyles, useHeaderStyles } from "./styles.js";
import type { GridWords } from "./words.js";

export interface GridRowProps {
  readonly gridId: string;
  readonly model: SheetModel;
  readonly index: number;
  /** Undefined for a row without cells. */
  readonly row: SheetRow | undefined;
  readonly columns: Columns;
  /** False for a row of which only merged areas and the active cell are drawn. */
  readonly isInView: boolean;
  readonly sheet: number;
  readonly marks: BookState["marks"];
  readonly stale: BookState["stale"];
  readonly selected: Spans;
  /** The active cell's column, when it stands in this row. */
  readonly active: number | undefined;
  readonly words: GridWords;
}

/** One row with its number. Drawn again only when something of it changes. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { gridId, model, index, columns, isInView, sheet, marks, stale, selected, active, words } = props;
  const row = props.row ?? { index, cells: [] };
  const styles = useCellStyles();
  const headerStyles = useHeaderStyles();
  const isHidden = row.hidden === true;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles.row}
      style={{
        top: HEADER_HEIGHT + model.rows.start(index),
        height: model.rows.size(index),
        width: ROW_HEADER_WIDTH + model.columns.total,
      }}
    >
      {isInView && (
        <div
          role="rowheader"
          aria-colindex={1}
          title={isHidden ? words.hiddenRow : undefined}
          className={mergeClasses(
            headerStyles.header,
            headerStyles.rowHeader,
            isHidden && headerStyles.hidden,
            selected.length > 0 && headerStyles.selected,
          )}
        >
          {index + 1}
        </div>
      )}
      {drawnCells(model, row, columns, isInView, active).map((drawn) => {
        const { column } = drawn;
        const key = cellKey(sheet, index, column);
        return (
          <GridCell
            key={column}
            id={cellId(gridId, { row: index, column })}
            drawn={drawn}
            left={ROW_HEADER_WIDTH + model.columns.start(column)}
            mark={marks.get(key)}
            isStale={stale.has(key)}
            isHidden={isHidden || model.hiddenColumns.has(column)}
            isSelected={selected.some(([first, last]) => column >= first && column <= last)}
            words={words}
          />
        );
      })}
    </div>
  );
});
