import { useMemo, useRef, useState } from "react";
import type { CellRange, Sheet } from "../../workbook/index.js";
import { type BookState, FIRST_CELL, type OpenBook, rowAt } from "../book/index.js";
import { CellEditor, type CellEditorHandle } from "./CellEditor.js";
import { ColumnHeaders } from "./ColumnHeaders.js";
import { boxOf, HEADER_HEIGHT, rangeAt, ROW_HEADER_WIDTH } from "./geometry.js";
import { GridRow } from "./GridRow.js";
import {
  pageRows,
  useAxisVirtualizer,
  useEnds,
  useReveal,
  useScrollMemory,
  type ViewMemory,
} from "./scrollingView.js";
import { SelectionOverlay } from "./SelectionOverlay.js";
import { type SheetModel, useSheetModel } from "./sheetModel.js";
import { columnSpans, spansByRow } from "./spans.js";
import { useFrameStyles } from "./styles.js";
import { usePointer } from "./usePointer.js";
import type { GridWords } from "./words.js";

export interface SheetViewProps {
  readonly book: OpenBook;
  readonly state: BookState;
  readonly sheet: Sheet;
  readonly gridId: string;
  readonly words: GridWords;
  readonly memory: ViewMemory;
  readonly onTooMuch: () => void;
}

/** One sheet: headers, the cells that are in view, and what lies over them. */
export function SheetView({ book, state, sheet, gridId, words, memory, onTooMuch }: SheetViewProps) {
  const styles = useFrameStyles();
  const selected = state.selections[state.sheet] ?? FIRST_CELL;
  const sheetKey = state.keys[state.sheet] ?? "";
  const view = useRef<HTMLDivElement>(null);
  const editor = useRef<CellEditorHandle>(null);
  const [hasFocus, setHasFocus] = useState(false);
  const [resized, setResized] = useState(memory.widths.get(sheetKey) ?? NOT_RESIZED);
  const model = useSheetModel(sheet, resized, selected.active);
  // Of a merged area the first cell is the one that holds something.
  const selection = { ...selected, active: model.merges.anchor(selected.active) };
  const rows = useAxisVirtualizer(view, model.rows, false);
  const columns = useAxisVirtualizer(view, model.columns, true);
  useScrollMemory(view, memory, sheetKey);
  useReveal(view, memory, state, model);

  const { first: top, last: bottom } = useEnds(rows);
  const drawnColumns = useEnds(columns);
  const window: CellRange = { top, bottom, left: drawnColumns.first, right: drawnColumns.last };
  const spansOf = useMemo(() => spansByRow(selection.ranges), [selection.ranges]);
  const headerSpans = useMemo(() => columnSpans(selection.ranges), [selection.ranges]);
  const onResize = useMemo(
    () => (column: number, width: number) => {
      setResized((known) => {
        const widths = new Map(known).set(column, width);
        memory.widths.set(sheetKey, widths);
        return widths;
      });
    },
    [memory, sheetKey],
  );
  const pointer = usePointer(view, editor, book, model, selection);
  const ground = { ...model, pageRows: pageRows(rows) };
  return (
    <div
      ref={view}
      className={styles.view}
      onScroll={({ currentTarget: { scrollLeft, scrollTop } }) => {
        memory.offsets.set(sheetKey, { left: scrollLeft, top: scrollTop });
      }}
      {...pointer}
    >
      <div
        className={styles.canvas}
        style={{
          width: ROW_HEADER_WIDTH + model.columns.total,
          height: HEADER_HEIGHT + model.rows.total,
        }}
      >
        <div
          id={gridId}
          role="grid"
          aria-label={words.grid(sheet.name)}
          aria-rowcount={model.rows.count + 1}
          aria-colcount={model.columns.count + 1}
          aria-multiselectable
          aria-readonly={false}
          className={styles.grid}
        >
          <ColumnHeaders
            model={model}
            columns={drawnColumns}
            selected={headerSpans}
            words={words}
            onResize={onResize}
          />
          {rowsToDraw(model, window, selection.active.row).map((index) => (
            <GridRow
              key={index}
              gridId={gridId}
              model={model}
              index={index}
              row={rowAt(sheet, index)}
              columns={drawnColumns}
              isInView={index >= top && index <= bottom}
              sheet={state.sheet}
              marks={state.marks}
              stale={state.stale}
              selected={spansOf(index)}
              active={index === selection.active.row ? selection.active.column : undefined}
              words={words}
            />
          ))}
        </div>
        <SelectionOverlay model={model} selection={selection} view={window} hasFocus={hasFocus} />
        <CellEditor
          ref={editor}
          book={book}
          sheet={state.sheet}
          selection={selection}
          ground={ground}
          box={boxOf(model, rangeAt(model, selection.active))}
          gridId={gridId}
          words={words}
          onFocus={setHasFocus}
          onTooMuch={onTooMuch}
        />
      </div>
    </div>
  );
}

const NOT_RESIZED: ReadonlyMap<number, number> = new Map();

/** Those in view, those above it whose merged areas reach into it, and that of the active cell. */
function rowsToDraw({ merges, rows }: SheetModel, view: CellRange, active: number): number[] {
  const indices = new Set(merges.meeting(view).map(({ top }) => top));
  for (let index = view.top; index <= Math.min(view.bottom, rows.count - 1); index++) indices.add(index);
  indices.add(active);
  return [...indices].sort((a, b) => a - b);
}
