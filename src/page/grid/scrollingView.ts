import { type RefObject, useLayoutEffect, useMemo } from "react";
import { useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import type { SheetKey } from "../../hosts/port.js";
import { type BookState, FIRST_CELL } from "../book/index.js";
import type { Axis } from "./axis.js";
import { boxOf, HEADER_HEIGHT, rangeAt, ROW_HEADER_WIDTH } from "./geometry.js";
import { USUAL_HEIGHT } from "./layout.js";
import { scrolledTo } from "./scrolling.js";
import type { SheetModel } from "./sheetModel.js";

/** What the grid remembers while it shows other sheets. */
export interface ViewMemory {
  /** The last request to reveal something that was followed. */
  revealed: number;
  /** By the key of the sheet. */
  readonly offsets: Map<SheetKey, { readonly left: number; readonly top: number }>;
  readonly widths: Map<SheetKey, ReadonlyMap<number, number>>;
}

export type ViewVirtualizer = Virtualizer<HTMLDivElement, Element>;
/** Drawn beyond the edges of the view, so that nothing blank shows while it scrolls. */
const OVERSCAN = { rows: 8, columns: 2 };

export function useAxisVirtualizer(
  view: RefObject<HTMLDivElement | null>,
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
export function useEnds(virtualizer: ViewVirtualizer): { readonly first: number; readonly last: number } {
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  return useMemo(() => ({ first, last }), [first, last]);
}

export function pageRows({ scrollRect }: ViewVirtualizer): number {
  return Math.max(1, Math.floor(((scrollRect?.height ?? 0) - HEADER_HEIGHT) / USUAL_HEIGHT) - 1);
}

/** Goes back to where this sheet was left. */
export function useScrollMemory(
  view: RefObject<HTMLDivElement | null>,
  memory: ViewMemory,
  sheet: SheetKey,
): void {
  useLayoutEffect(() => {
    const offset = memory.offsets.get(sheet);
    if (offset) view.current?.scrollTo(offset);
  }, [view, memory, sheet]);
}

/** Scrolls to what the book asks to see; never takes the keyboard focus. */
export function useReveal(
  view: RefObject<HTMLDivElement | null>,
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
