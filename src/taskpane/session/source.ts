import { FileRefused } from "../../hosts/worker/index.js";

/** A file as it was chosen or dropped. */
export type Source = Pick<File, "name" | "arrayBuffer">;

/**
 * The bytes of a file.
 *
 * @throws FileRefused for a folder that was dropped, and a file that vanished or is locked since it was chosen.
 */
export async function bytesOf(source: Source): Promise<Uint8Array> {
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
