import type { Engine } from "../hosts/worker/index.js";
import { bytesOf, Session, type Source } from "../taskpane/index.js";
import type { OpenBook } from "./book/index.js";
import type { Grid } from "./grid/index.js";

/** A workbook that is open on the page, with the pane's session over it and the grid that shows it. */
export interface Opened {
  readonly book: OpenBook;
  readonly session: Session;
  readonly Grid: typeof Grid;
}

/**
 * Reads a file and opens it; what lies beside the workbook in `before` is laid beside this one.
 *
 * @throws FileRefused and whatever {@link Engine.read} throws.
 */
export async function openFile(
  source: Source,
  engine: Engine,
  isLive: boolean,
  before: Session | undefined,
  signal: AbortSignal,
): Promise<Opened> {
  const [{ OpenBook, pageHost, Grid }, bytes] = await Promise.all([import("./opened.js"), bytesOf(source)]);
  const workbook = await engine.read(bytes, source.name, { signal });
  const book = new OpenBook(workbook);
  return { book, session: new Session(pageHost(book), engine, isLive, before?.state.beside), Grid };
}
