import { describe, expect, it } from "vitest";
import { languageOf, loadSettings, saveSettings } from "../../src/taskpane/settings.js";

function storageWith(text: string | null): Pick<Storage, "getItem"> {
  return { getItem: () => text };
}

describe("settings", () => {
  it.each([
    ["zh-CN", "zh-CN"],
    ["zh-TW", "zh-CN"],
    ["ZH", "zh-CN"],
    ["", "zh-CN"],
    ["en-US", "en"],
    ["de", "en"],
  ])("speak the language of %j: %s", (tag, language) => {
    expect(languageOf(tag)).toBe(language);
  });

  it.each([
    ["nothing", null],
    ["no JSON", "{"],
    ["no object", '"en"'],
    ["null", "null"],
    ["unknown values", '{"language":"fr","theme":5,"live":"yes"}'],
  ])("begin anew with %s in the storage", (_, text) => {
    expect(loadSettings(storageWith(text), "zh-CN")).toEqual({
      language: "zh-CN",
      theme: "system",
      live: false,
    });
  });

  it("are found again", () => {
    let stored: string | null = null;
    const storage = {
      getItem: () => stored,
      setItem: (_: string, text: string) => {
        stored = text;
      },
    };
    const settings = { language: "en", theme: "dark", live: true } as const;
    saveSettings(storage, settings);
    expect(loadSettings(storage, "zh-CN")).toEqual(settings);
  });

  it("work in a window that forbids storage", () => {
    const forbidden = {
      getItem: (): string => {
        throw new DOMException("denied", "SecurityError");
      },
      setItem: (): void => {
        throw new DOMException("denied", "SecurityError");
      },
    };
    const settings = loadSettings(forbidden, "en");
    expect(settings.language).toBe("en");
    expect(() => {
      saveSettings(forbidden, settings);
    }).not.toThrow();
    expect(loadSettings(undefined, "").language).toBe("zh-CN");
  });
});
