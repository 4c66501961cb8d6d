import { type MouseEvent, type PointerEvent, type RefObject, useRef } from "react";
import type { OpenBook, Place, Selection } from "../book/index.js";
import type { CellEditorHandle } from "./CellEditor.js";
import { HEADER_HEIGHT, placeAt, ROW_HEADER_WIDTH } from "./geometry.js";
import { drawn, selected } from "./moves.js";
import type { SheetModel } from "./sheetModel.js";

/** What of the view is under the pointer. */
interface Hit {
  readonly on: "cell" | "row" | "column" | "corner";
  readonly place: Place;
}

/** Selecting with mouse, pen and finger: a click, a dragged range, whole rows and columns by their headers. */
export function usePointer(
  view: RefObject<HTMLElement | null>,
  editor: RefObject<CellEditorHandle | null>,
  book: OpenBook,
  model: SheetModel,
  selection: Selection,
) {
  /** What is being dragged from. */
  const dragged = useRef<Hit["on"]>(undefined);

  const press = (event: MouseEvent) => {
    const hit = hitOf(event, view.current, model);
    if (!hit) return undefined;
    const next = pressed(hit, selection, model, event);
    book.select(next, hit.on === "cell");
    editor.current?.commit();
    editor.current?.focus();
    return hit;
  };

  return {
    onPointerDown: (event: PointerEvent) => {
      // A finger scrolls; its tap arrives as a click.
      if (event.pointerType === "touch" || event.button !== 0 || isField(event.target)) return;
      const hit = press(event);
      if (!hit) return;
      event.preventDefault();
      dragged.current = hit.on;
      view.current?.setPointerCapture(event.pointerId);
    },
    /** Keeps the focus where it is: the editor has it. */
    onMouseDown: (event: MouseEvent) => {
      if (!isField(event.target) && hitOf(event, view.current, model)) event.preventDefault();
    },
    onPointerMove: (event: PointerEvent) => {
      const hit = dragged.current && hitOf(event, view.current, model, true);
      if (!hit) return;
      const focus = ending(hit.place, dragged.current, model);
      if (focus.row === selection.focus.row && focus.column === selection.focus.column) return;
      book.select(drawn(selection, focus, model.merges), dragged.current === "cell");
    },
    onPointerUp: () => {
      dragged.current = undefined;
    },
    onClick: (event: MouseEvent) => {
      const isTouch =
        event.nativeEvent instanceof globalThis.PointerEvent && event.nativeEvent.pointerType === "touch";
      if (isTouch && !isField(event.target)) press(event);
    },
    onDoubleClick: (event: MouseEvent) => {
      if (!isField(event.target) && hitOf(event, view.current, model)?.on === "cell") editor.current?.edit();
    },
  };
}

/** Undefined on scroll bars; while dragging, points outside count as the nearest cell. */
function hitOf(
  { clientX, clientY }: MouseEvent,
  view: HTMLElement | null,
  model: SheetModel,
  isDragging = false,
): Hit | undefined {
  if (!view) return undefined;
  const { left, top } = view.getBoundingClientRect();
  const x = clientX - left;
  const y = clientY - top;
  if (!isDragging && (x > view.clientWidth || y > view.clientHeight)) return undefined;
  const place = placeAt(model, x + view.scrollLeft, y + view.scrollTop);
  const isOnRows = x < ROW_HEADER_WIDTH;
  const isOnColumns = y < HEADER_HEIGHT;
  if (isOnRows && isOnColumns) return { on: "corner", place };
  return { on: isOnRows ? "row" : isOnColumns ? "column" : "cell", place };
}

function pressed({ on, place }: Hit, selection: Selection, model: SheetModel, event: MouseEvent): Selection {
  const first: Place = {
    row: on === "column" || on === "corner" ? 0 : place.row,
    column: on === "row" || on === "corner" ? 0 : place.column,
  };
  if (event.shiftKey) return drawn(selection, ending(place, on, model), model.merges);
  const one = selected(first, model.merges);
  const next = on === "cell" ? one : drawn({ ...one, active: first }, ending(place, on, model), model.merges);
  const isAdding = event.ctrlKey || event.metaKey;
  return isAdding ? { ...next, ranges: [...selection.ranges, ...next.ranges] } : next;
}

/** Where a range ends that reaches to a place: with headers, at the end of the grid. */
function ending(place: Place, on: Hit["on"] | undefined, { rows, columns }: SheetModel): Place {
  return {
    row: on === "column" || on === "corner" ? rows.count - 1 : place.row,
    column: on === "row" || on === "corner" ? columns.count - 1 : place.column,
  };
}

function isField(target: EventTarget): boolean {
  return target instanceof HTMLTextAreaElement;
}
