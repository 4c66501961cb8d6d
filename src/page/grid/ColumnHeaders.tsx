import { memo, type PointerEvent } from "react";
import { mergeClasses } from "@fluentui/react-components";
import { columnName } from "../../workbook/index.js";
import { ROW_HEADER_WIDTH } from "./geometry.js";

import { NARROWEST } from "./layout.js";
import type { Columns } from "./rowContents.js";
import type { SheetModel } from "./sheetModel.js";
import type { Spans } from "./spans.js";
import { useHeaderStyles } from "./styles.js";
import type { GridWords } from "./words.js";

export interface ColumnHeadersProps {
  readonly model: SheetModel;
  readonly columns: Columns;
  readonly selected: Spans;
  readonly words: GridWords;
  readonly onResize: (column: number, width: number) => void;
}

/** The letters of the columns; their right edges can be dragged. */
export const ColumnHeaders = memo(function ColumnHeaders(props: ColumnHeadersProps) {
  const { model, columns, selected, words, onResize } = props;
  const styles = useHeaderStyles();
  const shown = Array.from({ length: columns.last - columns.first + 1 }, (_, at) => columns.first + at);
  return (
    <div role="row" aria-rowindex={1} className={styles.columnHeaders}>
      <div
        role="columnheader"
        aria-colindex={1}
        title={words.selectAll}
        className={mergeClasses(styles.header, styles.corner)}
      >
        <span className={styles.unseen}>{words.selectAll}</span>
      </div>
      {shown.map((column) => (
        <div
          key={column}
          role="columnheader"
          aria-colindex={column + 2}
          title={model.hiddenColumns.has(column) ? words.hiddenColumn : undefined}
          className={mergeClasses(
            styles.header,
            styles.columnHeader,
            model.hiddenColumns.has(column) && styles.hidden,
            selected.some(([first, last]) => column >= first && column <= last) && styles.selected,
          )}
          style={{ left: ROW_HEADER_WIDTH + model.columns.start(column), width: model.columns.size(column) }}
        >
          {columnName(column)}
          <ColumnGrip
            width={model.columns.size(column)}
            onResize={(width) => {
              onResize(column, width);
            }}
          />
        </div>
      ))}
    </div>
  );
});

interface ColumnGripProps {
  readonly width: number;
  readonly onResize: (width: number) => void;
}

function ColumnGrip({ width, onResize }: ColumnGripProps) {
  const styles = useHeaderStyles();
  const start = (event: PointerEvent<HTMLElement>) => {
    // The view would take it for a selection of the column.
    event.stopPropagation();
    event.preventDefault();
    const grip = event.currentTarget;
    const from = event.clientX;
    grip.setPointerCapture(event.pointerId);
    const drag = ({ clientX }: globalThis.PointerEvent) => {
      onResize(Math.max(NARROWEST, width + clientX - from));
    };
    grip.addEventListener("pointermove", drag);
    grip.addEventListener(
      "lostpointercapture",
      () => {
        grip.removeEventListener("pointermove", drag);
      },
      { once: true },
    );
  };
  return <span aria-hidden="true" className={styles.grip} onPointerDown={start} />;
}
