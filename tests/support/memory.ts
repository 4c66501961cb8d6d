import type { WorkbookMemory } from "../../src/hosts/port.js";

/** A workbook's memory that is nothing but a map. */
export function memoryOf(texts = new Map<string, string>()): WorkbookMemory {
  return {
    load: (key) => Promise.resolve(texts.get(key)),
    save(key, text) {
      if (text === undefined) texts.delete(key);
      else texts.set(key, text);
      return Promise.resolve();
    },
  };
}
