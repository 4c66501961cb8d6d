import type { Dossier } from "../../narrative/index.js";
import { accountsOf } from "../accounts.js";
import { type Derived, nothingDerived } from "../relation.js";
import type { Rule } from "../rule.js";
import { similarity } from "../../workbook/index.js";
import { namedPlace, textHolds, textProblem } from "./relation.js";

const RULE = "text/path";
const BASIS = "政府收支分类科目：项属于所写的类、款，名称与表一致";

/** From here on one name is taken for a slip of another. */
const ALIKE = 0.5;

/** 科目 that a text names with （类）（款）（项). */
export function textPaths(document: Dossier): Derived {
  const derived = nothingDerived();
  for (const { texts } of accountsOf(document)) {
    for (const text of texts.texts) {
      let agreeing = 0;
      const seen = new Set<string>();
      for (const { path, spot } of text.paths) {
        const { problem } = path;
        if (!problem) {
          agreeing += 1;
          continue;
        }
        const isAlike = problem.expected.split("、").some((name) => similarity(problem.name, name) >= ALIKE);
        const outcome = problem.outcome !== "unknown" ? problem.outcome : isAlike ? "misnamed" : "unknown";
        const subject = `${path.names.join("/")}|${spot.section.id}`;
        if (seen.has(subject)) continue;
        seen.add(subject);
        derived.texts.push(
          textProblem(RULE, BASIS, subject, [namedPlace(spot)], outcome, {
            name: problem.name,
            expected: problem.expected,
            code: problem.code,
            level: problem.level,
            item: path.names.at(-1) ?? "",
          }),
        );
      }
      if (agreeing > 0) derived.texts.push(textHolds(RULE, BASIS, agreeing));
    }
  }
  return derived;
}

export const textPathRule: Rule = {
  id: RULE,
  title: { zh: "核对文字中的科目名称", en: "Check the names of 科目 in a text" },
  explains: {
    zh: "文字写明“（类）（款）（项）”的科目，项应属于所写的款和类，名称与表中的一致；省略“支出”二字不算错。表中没有、科目表中也没有的名称列为待核实。",
    en: "A 项 stands under the 类 and 款 that the text names for it, with the name of the tables; a name that neither tables nor lists know is to be verified.",
  },
  basis: BASIS,
  classes: { parent: "error", renamed: "error", code: "error", misnamed: "error", unknown: "doubt" },
  example: {
    支出表: [
      ["2024年度一般公共预算财政拨款支出决算表"],
      [null, null, null, null, "单位：万元"],
      ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
      [null, "合计", 40, 30, 10],
      ["205", "教育支出", 30, 20, 10],
      ["20502", "普通教育", 30, 20, 10],
      ["2050202", "小学教育", 30, 20, 10],
      ["221", "住房保障支出", 10, 10, null],
      ["22102", "住房改革支出", 10, 10, null],
      ["2210201", "住房公积金", 10, 10, null],
    ],
  },
  text: {
    lines: [
      "五、一般公共预算财政拨款支出决算情况说明",
      "1.教育支出（类）普通教育（款）小学教育（项）。支出决算为30.00万元。",
    ],
    mistake: {
      from: "普通教育（款）",
      to: "职业教育（款）",
      quote: "教育支出（类）职业教育（款）小学教育（项）",
    },
  },
  across: textPaths,
};
