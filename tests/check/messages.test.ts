import { describe, expect, it } from "vitest";
import { MESSAGE_IDS, messageOf } from "../../src/check/index.js";

const data = {
  row: "201 一般公共服务支出",
  column: "基本支出",
  table: "支出决算表",
  reported: "628.04",
  expected: "628.05",
  difference: "-0.01",
  unit: "万元",
  count: "2",
  allowed: "0.015",
  digits: "2",
};

describe.each(MESSAGE_IDS)("the message %s", (messageId) => {
  it.each(["zh-CN", "en"] as const)("says what, why and what to do in %s", (language) => {
    const { what, why, todo } = messageOf({ messageId, data }, language);
    for (const sentence of [what, why, todo]) {
      expect(sentence).toMatch(language === "zh-CN" ? /[\u4e00-\u9fa5].*。$/ : /^[^\u4e00-\u9fa5]*.*\.$/);
      expect(sentence).not.toContain("undefined");
    }
    for (const figure of ["628.04", "628.05", "-0.01"]) expect(what).toContain(figure);
    expect(why).toContain("0.015");
  });

  it("says that a blank is blank", () => {
    expect(messageOf({ messageId, data: { ...data, reported: "" } }).what).toContain("空白");
  });
});

describe("an unknown message", () => {
  it("is refused", () => {
    expect(() => messageOf({ messageId: "none.error", data })).toThrow("none.error");
  });
});
