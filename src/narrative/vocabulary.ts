import type { Concept } from "../catalogue/index.js";

/** What a word of a sentence does. */
export type Word =
  /** Says what a figure is about; several concepts for a pair: 收、支总计. */
  | { readonly is: "subject"; readonly concepts: readonly Concept[] }
  /** 年初预算, 决算, 执行数 … `预算数` is settled by the kind of document. */
  | { readonly is: "stage"; readonly stage: string; readonly side?: "收入" | "支出" }
  /** What something is compared with: 与2023年度相比, 较年初预算. */
  | { readonly is: "base"; readonly text: string; readonly way?: "up" | "down" }
  | { readonly is: "change"; readonly way: "up" | "down" | "level" | "open" }
  /** 占…的: the words of the whole. */
  | { readonly is: "share"; readonly whole: string }
  /** 完成年初预算的, 执行率. */
  | { readonly is: "completion"; readonly base: string }
  /** 其中, 包括: what follows are parts. */
  | { readonly is: "list"; readonly opener: string }
  /** From here on reasons are given. */
  | { readonly is: "reason" }
  /** 主要成效: from here on results are told, to the end of the paragraph. */
  | { readonly is: "prose" }
  /** 剩余, 结余, 未支付: what is left of a budget. */
  | { readonly is: "remainder" }
  /** Says nothing of its own. */
  | { readonly is: "filler" };

/** A word and what it matches on plain text. `read` gets the match. */
export interface Entry {
  readonly match: string;
  readonly read: (match: RegExpExecArray, groups: Readonly<Record<string, string | undefined>>) => Word;
}

function subject(...concepts: readonly Concept[]): () => Word {
  const word: Word = { is: "subject", concepts };
  return () => word;
}

/** What stands in the place of a figure or a name while words are read, sign by sign. */
export const MASKS = { money: "\ue000", percent: "\ue001", count: "\ue002", name: "\ue003" } as const;
const MONEY = MASKS.money;
const PERCENT = MASKS.percent;

const YEAR = "20\\d\\d年(?:度)?";
const WHEN = `(?:${YEAR}|上年度?|去年度?|上一年度?|前一年度?|年初|全年|调整后?|当年|本年度?|预算年初)`;
const OF_WHAT =
  "(?:部门|单位|本级|收支|收入|支出|总体|财政拨款|财政|一般公共预算|政府性基金|同口径|同期|同比|三公经费|基本支出|项目支出)*";
const STAGE = "(?:年初|全年|调整|批复)?(?:预算|决算|执行|支出|收入|完成|实际|批复|安排){0,3}";
const TAIL = "(?:总额|总数|总计|数据|数|额|安排|批复|情况|水平|金额|同期)?";

/** 与2023年度相比, 比上年预算数, 较年初预算. */
const BASES: readonly Entry[] = [
  {
    match: `(?:与|同|和|较|比|对比|相较于?|相比于?|相对于?)(?<ref>${WHEN}${OF_WHAT}${STAGE}${TAIL}|(?:年初|全年|调整)?预算(?:数|额|安排)?|年初数)(?:的)?(?:同口径)?(?:相比较?|比较|相比|对比|同比|来看)?`,
    read: (_, { ref = "" }) => ({ is: "base", text: ref }),
  },
  {
    match: `(?:大于|高于|多于|超过|超出)(?:年初|全年|调整后?)?预算(?:数|额|安排)?(?=${MONEY})`,
    read: ([text]) => ({ is: "base", text, way: "up" }),
  },
  {
    match: `(?:小于|低于|少于)(?:年初|全年|调整后?)?预算(?:数|额|安排)?(?=${MONEY})`,
    read: ([text]) => ({ is: "base", text, way: "down" }),
  },
  { match: "同比(?=增|减|上|下|提|降)", read: () => ({ is: "base", text: "上年" }) },
  {
    match: `(?<ref>${WHEN}${OF_WHAT}${STAGE}${TAIL})相比`,
    read: (_, { ref = "" }) => ({ is: "base", text: ref }),
  },
];

const CHANGES: readonly Entry[] = [
  {
    match:
      "(?:增加|增长|上升|提高|增)[(/或、]?(?:减少|下降|降低|减)[)]?(?:数|额)?|(?:减少|下降|降低|减)[(/或、]?(?:增加|增长|上升|提高|增)[)]",
    read: () => ({ is: "change", way: "open" }),
  },
  {
    match:
      "(?:持平|无(?:增减)?(?:变化|变动)|无增减(?:变动|变化)?|没有(?:增减)?(?:变化|变动)|未发生变化|保持不变|不变|数额一致|相等)",
    read: () => ({ is: "change", way: "level" }),
  },
  {
    match:
      "(?:各|分别|均|共|总计|共计|净|略|小幅|大幅|有所|同时|则){0,3}(?:增加|增长|增幅|上升|上涨|提高|增多|上调|增)(?:了|额|数|幅度|幅|率|比例){0,3}(?:为|是|达|约)?",
    read: () => ({ is: "change", way: "up" }),
  },
  {
    match:
      "(?:各|分别|均|共|总计|共计|净|略|小幅|大幅|有所|同时|则){0,3}(?:减少|下降|降低|降幅|压减|缩减|下调|压缩|回落|减)(?:了|额|数|幅度|幅|率|比例){0,3}(?:为|是|达|约)?",
    read: () => ({ is: "change", way: "down" }),
  },
];

const RATES: readonly Entry[] = [
  {
    match: `(?:为|是|占|完成了?|达到?了?|实现|系)(?:调整后?|全年|年初|当年|本年|年度|批复|本年度){0,3}(?:的)?(?<base>(?:年初|全年|调整后?|批复)?(?:的)?预算)(?:总额|数|额|安排|收入|支出|金额)?的(?=${PERCENT})`,
    read: ([text]) => ({ is: "completion", base: text }),
  },
  {
    match: `(?:资金|支出|收入|年初|全年|调整)?(?:预算)?(?:总)?(?:执行率|完成率|支付进度|执行进度|支出进度|支付率|到位率)(?:为|达到?|约|是)?(?=${PERCENT})`,
    read: ([text]) => ({ is: "completion", base: text }),
  },
  {
    match: `完成了?(?:全年|年初|调整后?|当年|本年)?预算(?:总额|数|额|安排)?(?=${MONEY})`,
    read: ([text]) => ({ is: "completion", base: text }),
  },
  {
    match: `完成了?(?:全年|年初|调整后?|当年|本年)?预算(?:总额|数|额|安排)?(?=${PERCENT})`,
    read: ([text]) => ({ is: "completion", base: text }),
  },
  { match: `完成率?(?=${PERCENT})`, read: ([text]) => ({ is: "completion", base: text }) },
  {
    match: `占(?!有|用)比?(?<whole>[^,;。:\ue000-\ue003]{0,48}?)(?:的)?(?:比例|比重|百分比|份额)?(?:分别|均|依次)?(?:为|约为|约|达|是|占)?(?=${PERCENT})`,
    read: (_, { whole = "" }) => ({ is: "share", whole }),
  },
  {
    match: `(?:比例|比重|占比)(?:分别|依次)?(?:为|约|是)?(?=${PERCENT})`,
    read: () => ({ is: "share", whole: "" }),
  },
];

const REASONS: readonly Entry[] = [
  {
    match:
      "(?:主要)?(?:变动|变化|增减|增加|减少|增长|下降|差异|持平|上升|降低|偏低|未完成|结余|超支)?(?:情况)?(?:的)?(?:主要)?原因(?:是|为|系|如下|在于)?",
    read: () => ({ is: "reason" }),
  },
  { match: "主要(?:是)?(?:由于|因为?)|主要系|由于|是因为?|系因|因(?=[^公])", read: () => ({ is: "reason" }) },
];

const RESULTS: readonly Entry[] = [
  {
    match:
      "主要(?:成效|产出(?:和效益|和效果|及效益)?|绩效)|取得(?:的)?(?:主要)?成效|产出(?:和|与|及)效[益果]",
    read: () => ({ is: "prose" }),
  },
];

const LISTS: readonly Entry[] = [
  {
    match:
      "(?:其中|包含|包括|包括有|主要包括|具体为|具体包括|具体如下|主要用于(?:以下方面)?|主要是用于|由|主要为|主要是|用于)",
    read: ([text]) => ({ is: "list", opener: text }),
  },
];

/** 支出决算 alone is a stage of what is spoken of, or all spending where nothing is. */
function sideOf(text: string): { side?: "收入" | "支出" } {
  const side = /收入|支出/.exec(text)?.[0];
  return side === "收入" || side === "支出" ? { side } : {};
}

const STAGES: readonly Entry[] = [
  {
    match:
      "(?:财政)?(?:年初|期初)(?:批复)?(?:部门)?预算(?:批复)?(?:数|额|金额|安排|资金|收入|支出)?|年初安排(?:预算)?",
    read: () => ({ is: "stage", stage: "年初预算" }),
  },
  {
    match: "(?:全年|调整后?的?|调整)预算(?:数|额|金额|安排)?",
    read: () => ({ is: "stage", stage: "全年预算" }),
  },
  {
    match: "(?:追加|调增|调减|增加|减少|压减|新增)(?:年初|全年)?(?:预算|指标)(?:数|额|资金)?",
    read: () => ({ is: "stage", stage: "调整" }),
  },
  {
    match: "(?:支出|收入|财政拨款)?(?:实际)?决算(?:支出|收入)?(?:数|额|金额)?",
    read: ([text]) => ({ is: "stage", stage: "决算", ...sideOf(text) }),
  },
  {
    match: `(?:全年|实际|支出|收入|预算)?(?:执行|完成)(?:支出|收入)?(?:为|了)?(?=${MONEY})`,
    read: () => ({ is: "stage", stage: "执行数" }),
  },
  {
    match:
      "(?:全年|实际|预算|资金|支出|收入)?(?:执行|完成)(?:支出)?(?:数|额|金额)|实际(?:执行)?(?:支出|支付|完成|使用|收入)(?:数|额|金额|资金)?",
    read: () => ({ is: "stage", stage: "执行数" }),
  },
  {
    match:
      "(?:部门|年度|财政拨款|本年度?|当年|综合|支出|收入)?预算(?:安排)?(?:收入|支出)?(?:资金)?(?:总额|数|额|金额|安排)?",
    read: ([text]) => ({ is: "stage", stage: "预算数", ...sideOf(text) }),
  },
];

const both = (concept: Concept): readonly Concept[] => [
  { ...concept, direction: "收入总计" },
  { ...concept, direction: "支出总计" },
];
const BOTH = "(?:收、支|收支|收入、支出|收入支出|收入和支出|收入与支出|收入及支出|收支双方)";

const TOTALS: readonly Entry[] = [
  {
    match: `${BOTH}(?:总)?(?:预算|决算)?(?:总计|总额|合计|总预算|总决算|总数|总规模|总)(?:数|额)?|${BOTH}(?:预算|决算)(?:均)?(?=为?${MONEY})|(?:预算|决算)收支(?:安排|总额)?(?=为?${MONEY})|总收支|总收入(?:和|与|、)总支出`,
    read: subject(...both({})),
  },
  {
    match: "(?:总收入|收入(?:总)?(?:预算|决算)?(?:总计|总额|总预算|总决算|总数|总))(?:数|额)?",
    read: subject({ direction: "收入总计" }),
  },
  {
    match: "(?:总支出|支出(?:总)?(?:预算|决算)?(?:总计|总额|总预算|总决算|总数|总))(?:数|额)?",
    read: subject({ direction: "支出总计" }),
  },
  {
    match: "本年(?:度)?(?:部门|单位)?(?:决算|预算)?收入(?:决算|预算)?(?:合计|总计|小计)?",
    read: subject({ direction: "本年收入" }),
  },
  {
    match: "本年(?:度)?(?:部门|单位)?(?:决算|预算)?支出(?:决算|预算)?(?:合计|总计|小计)?",
    read: subject({ direction: "本年支出" }),
  },
  { match: "收入(?:决算)?合计", read: subject({ direction: "本年收入" }) },
  { match: "支出(?:决算)?合计", read: subject({ direction: "本年支出" }) },
  {
    match:
      "(?:使用|动用|用)?(?:上年年初|上年|年初|以前年度|上年度)(?:财政拨款)?(?:结转和?结余|结余结转|结转及结余|结转与结余|结转|结余)(?:资金|收入|数)?",
    read: subject({ direction: "年初结转和结余" }),
  },
  {
    match: "(?:使用|动用|用)?(?:非财政拨款|事业基金|专用)(?:结余|弥补)(?:\\(含专用结余\\))?(?:弥补收支差额)?",
    read: subject({ direction: "使用非财政拨款结余" }),
  },
  {
    match:
      "(?:年末|年终)(?:财政拨款)?(?:结转和?结余|结余结转|结转及结余|结转|结余)(?:资金|数)?|结转下年(?:支出)?",
    read: subject({ direction: "年末结转和结余" }),
  },
  { match: "结余分配", read: subject({ direction: "结余分配" }) },
];

const GENERAL = "(?:一般公共|公共财政)(?:财政)?预算(?:财政)?(?:拨款)?(?:资金)?";
const FUND = "政府性?基金(?:预算)?(?:财政)?(?:拨款)?(?:资金)?";
const CAPITAL = "国有资本经营(?:预算)?(?:财政)?(?:拨款)?(?:资金)?(?:收益)?";
const FISCAL = "财政(?:预算)?(?:拨款|补助)(?:资金)?";
const THIS_YEAR = "(?:本年|当年)?";

function fundEntries(name: string, fund: string): readonly Entry[] {
  return [
    {
      match: `${name}(?:收、支|收支|收入、支出|收入支出|收入和支出|收入与支出)(?:总)?(?:预算|决算)?(?:总计|总额|合计|总预算|总决算|总数|总)?(?:数|额)?`,
      read: subject(...both({ fund })),
    },
    {
      match: `${name}收入(?:预算|决算)?(?:总计|总额|总预算)`,
      read: subject({ fund, direction: "收入总计" }),
    },
    {
      match: `${name}支出(?:预算|决算)?(?:总计|总额|总预算)`,
      read: subject({ fund, direction: "支出总计" }),
    },
    {
      match: `${THIS_YEAR}${name}(?:本年|当年)?收入(?:合计|小计)?`,
      read: subject({ fund, direction: "本年收入" }),
    },
    {
      match: `${THIS_YEAR}${name}(?:本年|当年)?支出(?:合计|小计)?`,
      read: subject({ fund, direction: "本年支出" }),
    },
    {
      match: `${name}(?:上年|年初)(?:结转和?结余|结转|结余)`,
      read: subject({ fund, direction: "年初结转和结余" }),
    },
    {
      match: `(?:上年|年初)${name}(?:结转和?结余|结转|结余)`,
      read: subject({ fund, direction: "年初结转和结余" }),
    },
    { match: name, read: subject({ fund }) },
  ];
}

const FUNDS: readonly Entry[] = [
  ...fundEntries(GENERAL, "一般公共预算"),
  ...fundEntries(FUND, "政府性基金"),
  ...fundEntries(CAPITAL, "国有资本经营"),
  ...fundEntries(FISCAL, "财政拨款"),
  { match: "教育收费(?:资金)?收入", read: subject({ fund: "财政专户", direction: "本年收入" }) },
  { match: "教育收费(?:资金)?", read: subject({ fund: "财政专户" }) },
  {
    match: "财政专户(?:管理|核拨)?(?:的)?(?:资金|教育收费)?(?:收入|拨款)",
    read: subject({ fund: "财政专户", direction: "本年收入" }),
  },
  { match: "财政专户(?:管理|核拨)?(?:的)?(?:资金|教育收费)?", read: subject({ fund: "财政专户" }) },
  { match: "事业(?:单位)?经营收入|经营收入", read: subject({ fund: "经营收入", direction: "本年收入" }) },
  { match: "事业(?:单位)?收入", read: subject({ fund: "事业收入", direction: "本年收入" }) },
  {
    match: "上级(?:单位)?补助(?:收入|资金)?",
    read: subject({ fund: "上级补助收入", direction: "本年收入" }),
  },
  {
    match: "(?:附属|下级)单位(?:上缴|上解|缴款)(?:收入|资金)?",
    read: subject({ fund: "附属单位上缴收入", direction: "本年收入" }),
  },
  { match: "其他收入", read: subject({ fund: "其他收入", direction: "本年收入" }) },
  { match: "单位资金收入", read: subject({ fund: "单位资金", direction: "本年收入" }) },
  { match: "单位资金", read: subject({ fund: "单位资金" }) },
];

const NATURES: readonly Entry[] = [
  { match: "基本支出(?:小计|合计|总额|预算|决算)?", read: subject({ nature: "基本支出" }) },
  { match: "人员(?:经费|支出|类项目)(?:支出)?(?:小计|合计)?", read: subject({ nature: "人员经费" }) },
  { match: "(?:日常)?公用(?:经费|支出)(?:支出)?(?:小计|合计)?", read: subject({ nature: "公用经费" }) },
  { match: "(?:预算)?项目支出(?:小计|合计|总额|预算|决算)?", read: subject({ nature: "项目支出" }) },
  { match: "(?:事业单位)?经营支出", read: subject({ nature: "经营支出" }) },
  { match: "(?:上缴|上解)上级支出", read: subject({ nature: "上缴上级支出" }) },
  { match: "对?附属单位补助(?:支出)?", read: subject({ nature: "对附属单位补助支出" }) },
];

const ITEMS: readonly Entry[] = [
  { match: "三公经费(?:财政拨款)?(?:支出)?(?:总额|合计)?", read: subject({ item: "三公经费" }) },
  { match: "因公出国\\(?境?\\)?(?:费用|费|经费|支出){0,3}", read: subject({ item: "因公出国" }) },
  {
    match:
      "公务用?车购置(?:及|和|与|、|费及|费和){1,2}(?:公务用?车)?(?:运行|运维|使用)(?:维护)?(?:费用|费|经费|支出){0,3}|公务用?车(?:费用|费|经费)(?:支出)?",
    read: subject({ item: "公务用车" }),
  },
  {
    match:
      "公务用?车(?:及|和|与)?(?:运行)?(?:维护)?(?:费)?(?:及|和|与|、)购置(?:费用|费|经费|支出){0,3}|公务用?车及(?:运行|运维)(?:维护)?(?:费用|费|经费|支出){0,3}",
    read: subject({ item: "公务用车" }),
  },
  {
    match: "公务接待(?:费用|费)?\\(?(?:以下)?简称:?三公经费\\)?(?:支出)?",
    read: subject({ item: "三公经费" }),
  },
  { match: "公务用?车(?:更新)?购置(?:费用|费|经费|支出){0,3}", read: subject({ item: "公务用车购置" }) },
  {
    match: "公务用?车(?:运行|运维)(?:与|和|及)?(?:维护)?(?:费用|费|经费|支出){0,3}",
    read: subject({ item: "公务用车运行" }),
  },
  { match: "国内(?:公务)?接待(?:费用|费|经费|支出){0,3}", read: subject({ item: "国内接待" }) },
  {
    match: "(?:外宾|外事|国\\(?境?\\)?外|境外|国际)(?:公务)?接待(?:费用|费|经费|支出){0,3}",
    read: subject({ item: "国境外接待" }),
  },
  { match: "公务接待(?:费用|费|经费|支出){0,3}", read: subject({ item: "公务接待" }) },
  { match: "机关运行(?:经费|费)(?:支出|预算)?", read: subject({ item: "机关运行经费" }) },
  {
    match:
      "(?<kind>货物|工程|服务)(?:类)?(?:采购)?授予(?<size>中小|小微)企业(?:的)?(?:合同)?(?:总)?(?:金额|份额|合同)?",
    read: (_, { kind = "", size = "" }) => ({ is: "subject", concepts: [{ item: `${kind}·${size}企业` }] }),
  },
  { match: "授予小微企业(?:的)?(?:合同)?(?:总)?(?:金额|份额|合同)?", read: subject({ item: "小微企业" }) },
  { match: "授予中小企业(?:的)?(?:合同)?(?:总)?(?:金额|份额|合同)?", read: subject({ item: "中小企业" }) },
  { match: "(?:政府采购|采购)?货物(?:类)?(?:采购)?(?:支出|预算)?(?:金额)?", read: subject({ item: "货物" }) },
  { match: "(?:政府采购|采购)?工程(?:类)?(?:采购)?(?:支出|预算)?(?:金额)?", read: subject({ item: "工程" }) },
  { match: "(?:政府采购|采购)?服务(?:类)?(?:采购)?(?:支出|预算)?(?:金额)?", read: subject({ item: "服务" }) },
  { match: "(?:政府)?集中采购(?:支出|预算){0,2}(?:总额|金额)?", read: subject({ item: "集中采购" }) },
  { match: "(?:政府)?分散采购(?:支出|预算){0,2}(?:总额|金额)?", read: subject({ item: "分散采购" }) },
  { match: "政府采购(?:支出|预算){0,2}(?:总额|合计|金额|总计|总预算)?", read: subject({ item: "政府采购" }) },
  { match: "国有资产(?:总额|总计|总值|合计|价值|金额)?", read: subject({ item: "国有资产" }) },
  { match: "固定资产(?:总额|总计|总值|合计|价值|金额|原值)?", read: subject({ item: "固定资产" }) },
  { match: "政府购买服务(?:支出|预算){0,2}(?:总额|合计|金额)?", read: subject({ item: "政府购买服务" }) },
];

const REMAINDERS: readonly Entry[] = [
  {
    match: "(?:剩余|结余)(?:指标|资金|预算|额度)?|未(?:使用|支出|支付)(?:指标|资金)?",
    read: () => ({ is: "remainder" }),
  },
];

const FILLERS: readonly Entry[] = [
  {
    match: `${YEAR}|本年度?|当年|全年|年度|上年度?|本级|本部门|本单位|我部门|我单位|我局|我委|部门|单位|机关|各项|下属|所属|涉及|类科目|通过|纳入|编制|列入|核定|下达|批复|各|分别|依次|均|共计|共|总计|合计|累计|计|总额|总|安排|预计|拟|实际|实现|发生|使用|用于|投入|支出|收入|经费|资金|金额|数额|数|额|小计|为|是|有|达|至|约|的|了|在|中|内|由|按|方面|和|与|及|以|等|也|则|即|系|财政|拨款|预算|决算|全部|所有|列支`,
    read: () => ({ is: "filler" }),
  },
];

/** Every word, those that must be tried first in front. Figures and names stand as {@link MASKS} in the text. */
export const VOCABULARY: readonly Entry[] = [
  ...BASES,
  ...RATES,
  ...RESULTS,
  ...REASONS,
  ...ITEMS.slice(0, 1),
  ...LISTS,
  ...TOTALS,
  ...FUNDS,
  ...NATURES,
  ...ITEMS.slice(1),
  ...REMAINDERS,
  ...STAGES,
  ...CHANGES,
  ...FILLERS,
];
