import type { Data, Wording } from "./messages.js";
import { unit, beside, difference, unexplained, TAIL, todo, words } from "./wordingZh.js";

/** A rate is explained by the figures that it is worked out from. */
function unexplainedIn(data: Data): string {
  return data.unit === "%" ? "计算所用各数的四舍五入不能解释这一差额。" : unexplained(data);
}

/** A figure of a text against what it should be. */
function quoted(is: string, then: string): Record<string, Wording> {
  const says = (data: Data): string =>
    `文字“${data.quote ?? ""}”${data["other-file"] ? `（${data.file ?? ""}）` : ""}${beside(data)}，${is}为 ${data.expected}${unit(data)}，${difference(data)}。`;
  return {
    error: (data) => ({ what: says(data), why: unexplainedIn(data), todo: todo(data, then) }),
    differs: (data) => ({
      what: says(data),
      why: "同一数据在文字和表中印成不同的数。",
      todo: todo(data, then),
    }),
    rounding: (data) => ({
      what: says(data),
      why: "计算所用各数各自四舍五入，能解释这一差额，属尾差。",
      todo: TAIL,
    }),
    cut: (data) => ({ what: says(data), why: "末位是截去的，不是四舍五入的（比率末位）。", todo: then }),
  };
}

/** Messages about texts. */
export const TEXT_WORDS: Readonly<Record<string, Readonly<Record<string, Wording>>>> = {
  "text-sum": quoted("按所列各数计算", "请核对这句话里的总数和各部分，更正其中有误的数。"),
  "text-change": quoted("按前后两个数计算", "请核对增减额（幅度）和计算它的两个数。"),
  "text-share": quoted("按部分除以总数计算", "请核对这一占比和计算它的两个数，按所印位数四舍五入。"),
  "text-completion": quoted(
    "按决算数（执行数）除以预算数计算",
    "请核对这一完成率和计算它的两个数，按所印位数四舍五入。",
  ),
  "text-same": quoted("表中", "请核对文字和表，更正有误的一处。"),
  text: {
    template: words(
      ({ text, word }) => `文字“${text ?? ""}”里的“${word ?? ""}”没有改动。`,
      "这是模板用语，应改成实际内容。",
      "请改成实际内容，或删去这一用语。",
    ),
    filled: words(
      ({ text, name, value }) => `文字写“${text ?? ""}”，《${name ?? ""}》中却有数（${value ?? ""}）。`,
      "文字说没有的收支，表中应当没有数。",
      "请核对文字和表，更正有误的一处。",
    ),
    "own-year": words(
      ({ text, year }) => `“${text ?? ""}”与 ${year ?? ""} 年比较，而 ${year ?? ""} 年就是本年度。`,
      "增减变化应与上年比较。",
      "请更正所比较的年度，并确认增减额是与上年比较得出的。",
    ),
    "base-year": words(
      ({ text, year, expected }) =>
        `“${text ?? ""}”与 ${year ?? ""} 年比较，其他各处与 ${expected ?? ""} 年比较。`,
      "增减变化应与上年比较。",
      "请更正所比较的年度，并确认增减额是与上年比较得出的。",
    ),
    "lone-year": words(
      ({ text, year, expected }) =>
        `“${text ?? ""}”写的是 ${year ?? ""} 年，文中没有 ${expected ?? ""} 年的这个数。`,
      "其他各处说的都是本年度。",
      "请核实年度。",
    ),
    "other-year": words(
      ({ text, year, expected }) =>
        `“${text ?? ""}”写的是 ${year ?? ""} 年，数字却是 ${expected ?? ""} 年的。`,
      "表中本年度的数与它相同。",
      "请更正年度或数字。",
    ),
    growth: words(
      ({ text }) => `“${text ?? ""}”：上期数为零，没有增减幅度。`,
      "基数为零时幅度无从计算。",
      "建议删去幅度，只写增减额。",
    ),
    completion: words(
      ({ text }) => `“${text ?? ""}”：预算数为零，没有完成率。`,
      "预算为零时完成率无从计算；不少单位习惯写 100% 或 0%。",
      "建议不写完成率，说明是年中追加或无预算。",
    ),
    negative: words(
      ({ text }) => `“${text ?? ""}”：减少（下降）后面写了负数。`,
      "“减少”“下降”已经表示方向，后面应写正数。",
      "请去掉负号。",
    ),
    sign: words(
      ({ text }) => `“${text ?? ""}”：增加（增长）后面写了负数。`,
      "增加负数就是减少。",
      "请改用“减少”“下降”，并写正数。",
    ),
    "none-counted": words(
      ({ text, name }) => `“${name ?? ""}”，而数量写的是“${text ?? ""}”。`,
      "有这项支出就必有团组、人次、批次或车辆。",
      "请核对数量和金额，更正有误的一处。",
    ),
    "none-paid": words(
      ({ text, name }) => `“${name ?? ""}”，而数量写的是“${text ?? ""}”。`,
      "没有支出却写了数量，可能由其他资金列支或他人承担。",
      "请核实数量和金额。",
    ),
    parent: words(
      ({ item, name, expected, level, code }) =>
        `“${item ?? ""}（项）”写在“${name ?? ""}（${level ?? ""}）”之下，表中 ${code ?? ""} 属于“${expected ?? ""}”。`,
      "项应写在它所属的类、款之下。",
      "请更正类、款名称。",
    ),
    renamed: words(
      ({ name, expected, level }) =>
        `“${name ?? ""}（${level ?? ""}）”是以前的名称，表中为“${expected ?? ""}”。`,
      "文字里的科目名称应与表一致。",
      "请改用现行名称。",
    ),
    code: words(
      ({ name, expected, code }) =>
        `“${name ?? ""}”的编码写成 ${code ?? ""}，这一编码是“${expected ?? ""}”。`,
      "文字里的编码和名称应是同一科目。",
      "请更正编码或名称。",
    ),
    crossed: words(
      ({ text, name }) => `“${name ?? ""}”和“${text ?? ""}”说的是同一项变动，方向却相反。`,
      "同一项变动的金额和幅度方向应一致。",
      "请更正写反的词。",
    ),
    level: words(
      ({ text, name }) => `前面说“${name ?? ""}”，后面又说“${text ?? ""}”。`,
      "持平就没有增减额。",
      "请核对前后两处，更正有误的一处。",
    ),
    misnamed: words(
      ({ name, expected, level }) =>
        `“${name ?? ""}（${level ?? ""}）”不是表中的科目，表中有“${expected ?? ""}”。`,
      "文字里的科目名称应与表一致。",
      "请更正科目名称。",
    ),
    unknown: words(
      ({ name, level }) => `“${name ?? ""}（${level ?? ""}）”在表中和科目表中都没有。`,
      "文字里的科目名称应与表一致；科目各年有调整。",
      "请核实科目名称。",
    ),
  },
};
