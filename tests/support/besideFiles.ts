import type { Folder } from "./command.js";

/** A 情况说明 of the sample with one wrong figure: the tables print 4,568.18. */
export const WRONG_TEXT = [
  "第三部分 2024年度部门决算情况说明",
  "三、支出决算情况说明",
  "本年支出合计4,568.19万元，其中：基本支出2,169.89万元，占47.50%。",
].join("\n");

/** What is marked in it, and where it stands. */
export const WRONG_FIGURE = "4,568.19万元";
export const WRONG_QUOTE = "第3段「本年支出合计4,568.19万元」";

/** Another document of the sample's department with one other figure: the sample prints 151.21. */
export function otherDocument(folder: Folder, name: string): string {
  const rows = [
    ["2024年度支出决算表"],
    ["编制单位：某市水利局", null, null, null, "金额单位：万元"],
    ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
    [null, "合计", 4568.18, 2169.89, 2398.29],
    ["205", "教育支出", 4.23, 4.23, 0],
    ["208", "社会保障和就业支出", 425.93, 425.93, 0],
    ["210", "卫生健康支出", 151.22, 151.22, 0],
    ["221", "住房保障支出", 234.36, 234.36, 0],
  ];
  return folder.workbook(name, [{ name: "03", rows }]);
}
