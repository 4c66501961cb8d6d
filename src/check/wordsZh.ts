import type { Data, Message, Wording, Wordings } from "./messages.js";

function unit({ unit: name }: Data): string {
  return name ? (name === "%" ? "%" : ` ${name}`) : "";
}

function place(data: Data, prefix = ""): string {
  const [row, column] = [data[`${prefix}row`], data[`${prefix}column`]];
  const of = column ? `的“${column}”` : "";
  return row ? `“${row}”${of}` : column ? `“${column}”` : "合计";
}

/** A place of one of several tables: 《支出决算表》“210 卫生健康支出”; of several files: 《支出决算表》（2023.xlsx）“合计”. */
function far(data: Data, prefix = ""): string {
  const file = data["other-file"] ? data[`${prefix}file`] : undefined;
  if (!file && data["other-table"] === data.table) return place(data, prefix);
  const title = data[`${prefix}table`];
  return `${title ? `《${title}》` : ""}${file ? `（${file}）` : ""}${place(data, prefix)}`;
}

/** The figure of another document that a sentence is worked out from. */
function beside(data: Data): string {
  return data["other-file"] ? `，对照${far(data, "other-")}` : "";
}

function printed(data: Data): string {
  return data.reported === "" ? "为空白" : `为 ${data.reported}${unit(data)}`;
}

function difference(data: Data): string {
  return `相差 ${data.difference}${unit(data)}`;
}

const explained: (data: Data) => string = (data) =>
  `各数按 ${data.digits} 位小数四舍五入，最多可差 ${data.allowed}${unit(data)}，四舍五入能解释这一差额，属尾差。`;
const unexplained: (data: Data) => string = (data) =>
  `各数按 ${data.digits} 位小数四舍五入，最多可差 ${data.allowed}${unit(data)}，四舍五入不能解释这一差额。`;

const TAIL = "尾差可以保留（表下注明“可能存在尾数误差”），或在系统中调整后重新导出。";
const SCOPE = "两处口径可能不同，请核实；口径相同的应更正。";

/** What is to be done, where the scopes of the two sides are sure, and where a person must say. */
function todo(data: Data, usual: string): string {
  return data.weak ? SCOPE : usual;
}

/** A whole against what it is made of. */
function sums(is: string, what: string, where: (data: Data) => string = place): Record<string, Wording> {
  const says = (data: Data): string =>
    `${where(data)}${printed(data)}，${is}为 ${data.expected}${unit(data)}，${difference(data)}。`;
  return {
    error: (data) => ({ what: says(data), why: unexplained(data), todo: todo(data, what) }),
    rounding: (data) => ({ what: says(data), why: explained(data), todo: TAIL }),
  };
}

/** A figure of a text against what it should be. */
function quoted(is: string, then: string): Record<string, Wording> {
  const says = (data: Data): string =>
    `文字“${data.quote ?? ""}”${data["other-file"] ? `（${data.file ?? ""}）` : ""}${beside(data)}，${is}为 ${data.expected}${unit(data)}，${difference(data)}。`;
  return {
    error: (data) => ({ what: says(data), why: unexplained(data), todo: todo(data, then) }),
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

const words = (what: (data: Data) => string, why: string, then: string): Wording => {
  return (data): Message => ({ what: what(data), why, todo: then });
};

const CODE_TODO = "请按政府收支分类科目统一科目名称。";

const GROUPS: Readonly<Record<string, Readonly<Record<string, Wording>>>> = {
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
