import { HostError, type WorkbookMemory } from "../port.js";
import type { ExcelAccess } from "./session.js";

/** Before every key, so that nothing of ours is taken for somebody else's. */
const PREFIX = "gouji.";

/**
 * Texts in the settings of the workbook: they are saved with it, belong to this add-in alone and stand on no sheet.
 * They are not among the calls that Microsoft lists as emptying the undo history, and never part of an undo group.
 */
export function excelMemory(access: ExcelAccess): WorkbookMemory {
  return {
    load: (key) =>
      access.run(async (session) => {
        const setting = session.context.workbook.settings.getItemOrNullObject(PREFIX + key);
        setting.load("value");
        await session.sync();
        if (setting.isNullObject) return undefined;
        const value: unknown = setting.value;
        return typeof value === "string" ? value : undefined;
      }),
    save: (key, text) =>
      access.run(async (session) => {
        const { settings } = session.context.workbook;
        if (text !== undefined) {
          const setting = settings.add(PREFIX + key, text);
          setting.load("value");
          await session.sync();
          if (setting.value !== text) throw new HostError("failed", { detail: "setting not kept" });
          return;
        }
        const setting = settings.getItemOrNullObject(PREFIX + key);
        setting.load("key");
        await session.sync();
        if (setting.isNullObject) return;
        setting.delete();
        await session.sync();
      }),
  };
}
