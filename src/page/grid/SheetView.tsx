import { useLayoutEffect, useMemo, useRef, useState } from "react";
import { useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import type { CellRange, Sheet } from "../../workbook/index.js";
import { type BookState, FIRST_CELL, type OpenBook, rowAt } from "../book/index.js";
import type { Axis } from "./axis.js";
import { CellEditor, type CellEditorHandle } from "./CellEditor.js";
import { ColumnHeaders } from "./ColumnHeaders.js";
import { boxOf, HEADER_HEIGHT, rangeAt, ROW_HEADER_WIDTH } from "./geometry.js";
import { GridRow } from "./GridRow.js";
import { USUAL_HEIGHT } from "./layout.js";
import { scrolledTo } from "./scrolling.js";
import { SelectionOverlay } from "./SelectionOverlay.js";
import { type SheetModel, useSheetModel } from "./sheetModel.js";
import { columnSpans, spansByRow } from "./spans.js";
import { useFrameStyles } from "./styles.js";
import { usePointer } from "./usePointer.js";
import type { GridWords } from "./words.js";

/** What the grid remembers while it shows other sheets. */
export interface ViewMemory {
  /** The last request to reveal something that was followed. */
  revealed: number;
  readonly offsets: Map<number, { readonly left: number; readonly top: number }>;
  readonly widths: Map<number, ReadonlyMap<number, number>>;
}

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
  const selection = state.selections[state.sheet] ?? FIRST_CELL;
  const view = useRef<HTMLDivElement>(null);
  const editor = useRef<CellEditorHandle>(null);
  const [hasFocus, setHasFocus] = useState(false);
  const [resized, setResized] = useState(memory.widths.get(state.sheet) ?? NOT_RESIZED);
  const model = useSheetModel(sheet, resized);
  const rows = useAxisVirtualizer(view, model.rows, false);
  const columns = useAxisVirtualizer(view, model.columns, true);
  useScrollMemory(view, memory, state.sheet);
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
        memory.widths.set(state.sheet, widths);
        return widths;
      });
    },
    [memory, state.sheet],
  );
  const pointer = usePointer(view, editor, book, model, selection);
  const ground = { ...model, pageRows: pageRows(rows) };
  return (
    <div
      ref={view}
      className={styles.view}
      onScroll={({ currentTarget: { scrollLeft, scrollTop } }) => {
        memory.offsets.set(state.sheet, { left: scrollLeft, top: scrollTop });
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

type ViewVirtualizer = Virtualizer<HTMLDivElement, Element>;
const NOT_RESIZED: ReadonlyMap<number, number> = new Map();
/** Drawn beyond the edges of the view, so that nothing blank shows while it scrolls. */
const OVERSCAN = { rows: 8, columns: 2 };

function useAxisVirtualizer(
  view: React.RefObject<HTMLDivElement | null>,
  axis: Axis,
  horizontal: boolean,
): ViewVirtualizer {
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: axis.count,
    getScrollElement: () => view.current,
    estimateSize: (index) => axis.size(index),
    horizontal,
    overscan: horizontal ? OVERSCAN.columns : OVERSCAN.rows,
    paddingStart: horizontal ? ROW_HEADER_WIDTH : HEADER_HEIGHT,
    useFlushSync: false,
  });
  useLayoutEffect(() => {
    virtualizer.measure();
  }, [virtualizer, axis]);
  return virtualizer;
}

/** The first and last that are drawn; the same object as long as they are. */
function useEnds(virtualizer: ViewVirtualizer): { readonly first: number; readonly last: number } {
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  return useMemo(() => ({ first, last }), [first, last]);
}

function pageRows({ scrollRect }: ViewVirtualizer): number {
  return Math.max(1, Math.floor(((scrollRect?.height ?? 0) - HEADER_HEIGHT) / USUAL_HEIGHT) - 1);
}

/** Those in view, those above it whose merged areas reach into it, and that of the active cell. */
function rowsToDraw({ merges, rows }: SheetModel, view: CellRange, active: number): number[] {
  const indices = new Set(merges.meeting(view).map(({ top }) => top));
  for (let index = view.top; index <= Math.min(view.bottom, rows.count - 1); index++) indices.add(index);
  indices.add(active);
  return [...indices].sort((a, b) => a - b);
}

/** Goes back to where this sheet was left. */
function useScrollMemory(
  view: React.RefObject<HTMLDivElement | null>,
  memory: ViewMemory,
  sheet: number,
): void {
  useLayoutEffect(() => {
    const offset = memory.offsets.get(sheet);
    if (offset) view.current?.scrollTo(offset);
  }, [view, memory, sheet]);
}

/** Scrolls to what the book asks to see; never takes the keyboard focus. */
function useReveal(
  view: React.RefObject<HTMLDivElement | null>,
  memory: ViewMemory,
  { reveal, selections, sheet }: BookState,
  model: SheetModel,
): void {
  useLayoutEffect(() => {
    const element = view.current;
    if (!element || memory.revealed === reveal.serial) return;
    memory.revealed = reveal.serial;
    const { left, top, width, height } = boxOf(
      model,
      rangeAt(model, (selections[sheet] ?? FIRST_CELL).focus),
    );
    const across = { offset: element.scrollLeft, size: element.clientWidth - ROW_HEADER_WIDTH };
    const down = { offset: element.scrollTop, size: element.clientHeight - HEADER_HEIGHT };
    element.scrollTo({
      left: scrolledTo(left - ROW_HEADER_WIDTH, left - ROW_HEADER_WIDTH + width, across, reveal.isCentral),
      top: scrolledTo(top - HEADER_HEIGHT, top - HEADER_HEIGHT + height, down, reveal.isCentral),
    });
  });
}
