import { type Engine, FileRefused } from "../hosts/worker/index.js";
import { Session } from "../taskpane/index.js";
import type { OpenBook } from "./book/index.js";
import type { Grid } from "./grid/index.js";

/** A workbook that is open on the page, with the pane's session over it and the grid that shows it. */
export interface Opened {
  readonly book: OpenBook;
  readonly session: Session;
  readonly Grid: typeof Grid;
}

/** A file as it was chosen or dropped. */
export type Source = Pick<File, "name" | "arrayBuffer">;

/** Reads a file and opens it. @throws FileRefused and whatever {@link Engine.read} throws. */
export async function openFile(
  source: Source,
  engine: Engine,
  isLive: boolean,
  signal: AbortSignal,
): Promise<Opened> {
  const [{ OpenBook, pageHost, Grid }, bytes] = await Promise.all([import("./opened.js"), bytesOf(source)]);
  const workbook = await engine.read(bytes, source.name, { signal });
  const book = new OpenBook(workbook);
  return { book, session: new Session(pageHost(book), engine, isLive), Grid };
}

/** A folder that was dropped, and a file that vanished or is locked since it was chosen, cannot be read. */
async function bytesOf(source: Source): Promise<Uint8Array> {
  try {
    return new Uint8Array(await source.arrayBuffer());
  } catch {
    throw new FileRefused({
      file: source.name,
      code: "unreadable",
      messages: {
        "zh-CN": `${source.name} 不能读取：可能是文件夹，或文件已被移走、正被别的程序占用。请确认后重新选择。`,
        en: `${source.name} cannot be read: it may be a folder, or it was moved or is in use. Choose it again.`,
      },
    });
  }
}
