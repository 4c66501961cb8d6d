/** What is seen of one direction of a view that scrolls. */
export interface Stretch {
  readonly offset: number;
  /** How much shows cells: what headers cover is left out. */
  readonly size: number;
}

/** Where to scroll so that `start` to `end` is seen; the same offset when it is seen already. */
export function scrolledTo(start: number, end: number, view: Stretch, isCentral: boolean): number {
  if (start >= view.offset && end <= view.offset + view.size) return view.offset;
  const length = Math.min(end - start, view.size);
  if (isCentral) return Math.max(0, start - (view.size - length) / 2);
  return start < view.offset ? start : start + length - view.size;
}
