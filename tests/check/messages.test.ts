import { describe, expect, it } from "vitest";
import { MESSAGE_IDS, messageOf } from "../../src/check/index.js";

const data = {
  row: "201 一般公共服务支出",
  column: "基本支出",
  table: "支出决算表",
  "other-row": "一般公共服务支出",
  "other-column": "决算数",
  "other-table": "收入支出决算总表",
  reported: "628.04",
  expected: "628.05",
  difference: "-0.01",
  unit: "万元",
  count: "2",
  allowed: "0.015",
  digits: "2",
  quote: "工资福利支出 628.04 万元",
};

const words = {
  code: "201",
  name: "一般公共预算支出",
  text: "年度目标（XX分）",
  word: "XX分",
  year: "2023",
  places: "8",
  expected: "一般公共服务支出",
  level: "款",
  item: "小学教育",
  value: "12.60",
};

/** Messages about words, or about several relations at once: none of them speaks of one amount. */
const OF_WORDS = /^(code|project|form|text|joint)\./;
/** Messages that quote a text, where no figure is blank. */
const OF_TEXTS = "text-";
/** Rounding is the reason that these give. */
const OF_ROUNDING = /^(rollup|column|balance|formula|across)\.(error|rounding)$/;

const sentences = (messageId: string, all: Record<string, string>, language: "zh-CN" | "en"): string[] => {
  const { what, why, todo } = messageOf({ messageId, data: all }, language);
  return [what, why, todo];
};

describe.each(MESSAGE_IDS)("the message %s", (messageId) => {
  it.each(["zh-CN", "en"] as const)("says what, why and what to do in %s", (language) => {
    for (const sentence of sentences(
      messageId,
      { ...data, ...(OF_WORDS.test(messageId) ? words : {}) },
      language,
    )) {
      expect(sentence).toMatch(language === "zh-CN" ? /[\u4e00-\u9fa5].*。$/ : /^[^\u4e00-\u9fa5]*.*\.$/);
      expect(sentence).not.toContain("undefined");
    }
  });
});

describe.each(MESSAGE_IDS.filter((id) => !OF_WORDS.test(id)))("the message %s", (messageId) => {
  it.each(["zh-CN", "en"] as const)("names both values and the difference in %s", (language) => {
    const [what] = sentences(messageId, data, language);
    for (const figure of ["628.04", "628.05", "-0.01"]) expect(what).toContain(figure);
  });
});

describe.each(MESSAGE_IDS.filter((id) => !OF_WORDS.test(id) && !id.startsWith(OF_TEXTS)))(
  "the message %s",
  (messageId) => {
    it("says that a blank is blank", () => {
      expect(messageOf({ messageId, data: { ...data, reported: "" } }).what).toContain("空白");
    });
  },
);

describe.each(MESSAGE_IDS.filter((id) => OF_ROUNDING.test(id)))("the message %s", (messageId) => {
  it.each(["zh-CN", "en"] as const)("says what rounding can explain in %s", (language) => {
    expect(sentences(messageId, data, language)[1]).toContain("0.015");
  });
});

describe("a finding that rests on a reading", () => {
  it("asks for it to be verified, and says nothing of correcting one figure", () => {
    const [, , todo] = sentences("same.differs", { ...data, weak: "yes" }, "zh-CN");
    expect(todo).toContain("口径可能不同");
  });
});

describe("an unknown message", () => {
  it("is refused", () => {
    expect(() => messageOf({ messageId: "none.error", data })).toThrow("none.error");
  });
});
