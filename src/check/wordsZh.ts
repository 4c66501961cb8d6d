import type { Data, Wording, Wordings } from "./messages.js";
import {
  unit,
  place,
  far,
  printed,
  difference,
  explained,
  unexplained,
  TAIL,
  todo,
  words,
} from "./wordingZh.js";
import { TEXT_WORDS } from "./wordsTextZh.js";

/** A whole against what it is made of. */
function sums(is: string, what: string, where: (data: Data) => string = place): Record<string, Wording> {
  const says = (data: Data): string =>
    `${where(data)}${printed(data)}，${is}为 ${data.expected}${unit(data)}，${difference(data)}。`;
  return {
    error: (data) => ({ what: says(data), why: unexplained(data), todo: todo(data, what) }),
    rounding: (data) => ({ what: says(data), why: explained(data), todo: TAIL }),
  };
}

const SAME_TODO = "同一数据不一致，须统一：请核对原始数据，更正有误的一处。";

function same(data: Data): string {
  return `${far(data)}${printed(data)}，${far(data, "other-")}为 ${data.expected}${unit(data)}，${difference(data)}。`;
}

function rateSays(data: Data): string {
  return `${place(data)}${printed(data)}，按表内数计算为 ${data.expected}${unit(data)}，${difference(data)}。`;
}

const RATE_TODO = "请核对这一比率和计算它的两个数，按所印位数四舍五入。";

const rate: Record<string, Wording> = {
  error: (data) => ({
    what: rateSays(data),
    why: "计算所用各数的四舍五入不能解释这一差额。",
    todo: RATE_TODO,
  }),
  rounding: (data) => ({
    what: rateSays(data),
    why: "计算所用的两个数各自四舍五入，能解释这一差额，属尾差（可能按元计算）。",
    todo: "尾差可以保留；按表内所印的数计算更便于核对。",
  }),
  cut: (data) => ({
    what: rateSays(data),
    why: "末位是截去的，不是四舍五入的（比率末位）。",
    todo: RATE_TODO,
  }),
};

function bound(is: string, whole = ""): Record<string, Wording> {
  const says = (data: Data): string =>
    `${whole === "" ? far(data) : `“${data.row ?? ""}”的${whole}`}${printed(data)}，小于${data["other-row"] ? far(data, "other-") : is}的 ${data.expected}${unit(data)}，${difference(data)}。`;
  return {
    below: (data) => ({
      what: says(data),
      why: "部分不能大于全部。",
      todo: todo(data, "请核对这两个数，更正其中有误的数。"),
    }),
    rounding: (data) => ({ what: says(data), why: explained(data), todo: TAIL }),
  };
}

const UNITS = "可能缺单位的文件，或有没有印出的内部抵销；单位齐全、没有内部抵销的，请更正有误的数。";

/** A department against all of its units. */
function units(says: string, why: (data: Data) => string, then: string): Wording {
  return (data) => ({
    what: `《${data.table ?? ""}》（${data.file ?? ""}）${place(data)}${printed(data)}，${says}各单位（${data.files ?? ""}）相加的 ${data.expected}${unit(data)}，${difference(data)}。`,
    why: why(data),
    todo: then,
  });
}

const CODE_TODO = "请按政府收支分类科目统一科目名称。";

const GROUPS: Readonly<Record<string, Readonly<Record<string, Wording>>>> = {
  joint: {
    error: (data) => ({
      what: `以下 ${data.count} 处分别看都可由四舍五入解释，合起来不能同时成立：${data.places}。`,
      why: "没有一组真实金额能同时印成这些数，其中至少有一个末位有误，四舍五入不能解释。",
      todo: "请用未四舍五入的原始数核对这几处，更正末位有误的数。",
    }),
  },
  rollup: sums("下级各行相加", "请核对这一行和它的下级各行，更正其中有误的数。"),
  column: sums("按各栏计算", "请核对这一行的各栏，更正其中有误的数。"),
  balance: sums("与之相等的数", "请核对收、支两方和结转结余，使两方一致。"),
  flow: sums("按“年初＋收入－支出”计算", "请核对这一行的年初、收入、支出和年末数。"),
  formula: sums("按表注公式计算", "请按表注公式核对所列各行（栏）。"),
  across: sums("其他表所列各部分相加", "请核对两张表，更正其中有误的数。", far),
  total: {
    error: (data) => ({
      what: `${place(data)}${printed(data)}，各项得分（分值）相加为 ${data.expected}，${difference(data)}。`,
      why: "得分和分值是给定的数，相加不涉及四舍五入。",
      todo: "请核对各项得分和总分。",
    }),
  },
  same: {
    differs: (data) => ({
      what: same(data),
      why: data.touches
        ? "同一数据在几处印成不同的数（很可能是两处取整方向不同）。"
        : "同一数据在几处印成不同的数。",
      todo: todo(data, SAME_TODO),
    }),
    error: (data) => ({ what: same(data), why: unexplained(data), todo: todo(data, SAME_TODO) }),
    rounding: (data) => ({ what: same(data), why: explained(data), todo: TAIL }),
  },
  indicator: {
    differs: words(same, "同一指标在两张表中取值不同。", "请核实两处取数口径，口径相同的应统一。"),
    error: words(same, "同一指标在两张表中取值不同。", "请核实两处取数口径，口径相同的应统一。"),
    rounding: words(same, "同一指标在两张表中取值不同。", "请核实两处取数口径，口径相同的应统一。"),
  },
  ratio: rate,
  score: {
    ...sums("按执行率计算", "请按“分值×执行率”核对得分。"),
    cut: rate.cut ?? words(rateSays, "", RATE_TODO),
  },
  limit: bound("得分", "分值"),
  bound: bound("其中各项之和"),
  units: {
    error: units("不等于", unexplained, UNITS),
    below: units(
      "小于",
      () => "财政拨款没有内部抵销，部门不能小于所属单位之和。",
      "请核对部门和各单位的这个数，更正有误的一处。",
    ),
    rounding: units("不等于", explained, TAIL),
  },
  code: {
    differs: words(
      ({ code, name, expected }) =>
        `科目 ${code ?? ""} 的名称“${name ?? ""}”与其他表的“${expected ?? ""}”不一致。`,
      "同一编码在工作簿里应只有一个名称。",
      CODE_TODO,
    ),
    short: words(
      ({ code, name, expected }) => `科目 ${code ?? ""} 的名称“${name ?? ""}”是“${expected ?? ""}”的简称。`,
      "名称有省略，不影响数字。",
      "建议写全称。",
    ),
    renamed: words(
      ({ code, name, expected }) =>
        `科目 ${code ?? ""} 的名称“${name ?? ""}”是以前的名称，另有名称“${expected ?? ""}”。`,
      "科目名称曾经调整。",
      CODE_TODO,
    ),
    unlisted: words(
      ({ code, name, expected }) =>
        `科目 ${code ?? ""} 的名称“${name ?? ""}”与政府收支分类科目的“${expected ?? ""}”不一致。`,
      "工作簿内各处一致，但与科目表不符；科目各年有调整。",
      "请按本年度的政府收支分类科目核实。",
    ),
    outdated: words(
      ({ code, name, expected }) =>
        `科目 ${code ?? ""} 的名称“${name ?? ""}”是以前的名称，现行为“${expected ?? ""}”。`,
      "科目名称曾经调整，工作簿内各处用的都是旧名称。",
      "请按本年度的政府收支分类科目核实。",
    ),
    prefix: words(
      ({ code, name, expected }) =>
        `科目 ${code ?? ""}“${name ?? ""}”列在 ${expected ?? ""} 之下，编码不属于这一类。`,
      "款、项的编码应以所属类的编码开头。",
      "请核实编码或所在位置。",
    ),
  },
  ...TEXT_WORDS,
  project: {
    differs: words(
      ({ name, expected }) => `项目名称“${name ?? ""}”在汇总表中为“${expected ?? ""}”。`,
      "同一项目在两处名称不一致。",
      "请核实是否同一项目，是的应统一名称。",
    ),
    title: words(
      ({ name, expected }) => `表题“${name ?? ""}”与表内项目名称“${expected ?? ""}”不一致。`,
      "表题和表内应写同一个项目名称。",
      "请核实并统一。",
    ),
  },
  form: {
    template: words(
      ({ text, word }) => `“${text ?? ""}”里的“${word ?? ""}”没有替换。`,
      "这是模板用语，应改成实际内容。",
      "请填写实际内容，或删去这一用语。",
    ),
    weights: words(
      ({ name, text, expected }) =>
        `“${name ?? ""}”各项指标的分值（权重）相加为 ${text ?? ""}，多数项目为 ${expected ?? ""}。`,
      "各项指标的分值之和应为 100；预算执行率另计 10 分的为 90。",
      "请核实各项指标的分值。",
    ),
    open: words(
      ({ text, word }) => `“${text ?? ""}”里的“${word ?? ""}”可能没有替换。`,
      "封面或说明里的名称像是模板用语。",
      "请核实，需要的话填写实际名称。",
    ),
    year: words(
      ({ name, year, expected, places }) =>
        `表题“${name ?? ""}”写的是 ${year ?? ""} 年，其他 ${places ?? ""} 张表是 ${expected ?? ""} 年。`,
      "同一份公开材料的各表属于同一年度。",
      "请更正表题年度，并确认表内数是本年度的。",
    ),
    unit: words(
      ({ name, text, expected }) =>
        `“${name ?? ""}”的金额单位${text ? `写的是“${text}”` : "没有写明"}，与其他表相差一万倍，疑应为“${expected ?? ""}”。`,
      "这张表里的数在其他表中大多正好相差一万倍。",
      "请更正单位行；本表与其他表的数没有逐个比较，更正后请再核对一次。",
    ),
    stranger: words(
      ({ name, places, text }) =>
        `对照文件“${name ?? ""}”与本文件口径相同的 ${places ?? ""} 个数里有 ${text ?? ""} 个不同。`,
      "它可能是别的单位、别的年度的，或者金额单位写错了；没有逐个比较。",
      "请核实对照文件的部门（单位）、表题年度和金额单位。",
    ),
    missing: words(
      ({ name, places }) => `没有认出 ${places ?? ""} 张表：${name ?? ""}。`,
      "按公开目录，这些表应当列出；没有数据的也要列空表。",
      "请确认是否漏列，或表题与规范名称不同。",
    ),
    unexplained: words(
      ({ name }) => `“${name ?? ""}”没有数据，也没有说明原因。`,
      "没有数据的表格应当列出空表并说明。",
      "请在表下注明没有数据的原因。",
    ),
  },
};

export const ZH: Wordings = Object.fromEntries(
  Object.entries(GROUPS).flatMap(([group, outcomes]) =>
    Object.entries(outcomes).map(([outcome, wording]) => [`${group}.${outcome}`, wording]),
  ),
);
