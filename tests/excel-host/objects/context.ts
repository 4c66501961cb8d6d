import type { Book } from "../model/book.js";

/** What the objects of one Excel share. */
export interface ExcelState {
  readonly book: Book;
  /** Another workbook lies in front, so nothing can be selected. */
  isBehind: boolean;
  /** So many selections are swallowed, as happens when a sheet is just coming to the front. */
  astray: number;
  /** Event kinds that office.js asked to be told of. */
  readonly subscriptions: Set<number>;
  /** Ranges beyond so many cells have no values on the web, and no error either. */
  silentBeyond: number;
}

/** What Excel reads of one range at most. */
export const MOST_CELLS = 5_000_000;
