import { describe, expect, it } from "vitest";
import { kinshipOf } from "../../../src/relations/beside/owner.js";

describe("whose another document is", () => {
  it.each([
    ["某市教育局", "某市教育局", "same"],
    ["某市教育局", "教育局", "same"],
    ["105-某市教育局", "某市教育局(部门)", "same"],
    ["[105001]某市教育局", "某市教育局汇总", "same"],
    ["某市教育局(本级)", "某市教育局本级", "same"],
    ["某市教育局", undefined, "same"],
    [undefined, "某市教育局", "same"],
    ["某市教育局", "某市教育局本级", "open"],
    ["某市教育局机关本级", "某市教育局", "open"],
    ["某市教育局", "某市教育局信息中心", "unit"],
    ["某市教育局", "某市第一中学", "unit"],
    ["某市教育局", "某区教育局", "unit"],
  ])("%s, %s: %s", (own, other, kinship) => {
    expect(kinshipOf(own, other)).toBe(kinship);
  });
});
