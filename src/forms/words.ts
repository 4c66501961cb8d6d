import type { Concept } from "../catalogue/index.js";
import { remember } from "../workbook/index.js";

/**
 * What a number in a column or row measures. Only `money` and `count` add up; `price` is money that must not be
 * added; `target` is an indicator's value with whatever unit stands in its cell.
 */
export type Measure = "money" | "count" | "percent" | "score" | "price" | "target";

/** What the labels under a header are, for columns that hold no amounts. */
export type LabelRole = "code" | "name" | "sequence" | "text" | "indicator";

/**
 * A word of the forms. `match` is tried on a plain label: NFKC, without spaces, quotes, numbering and a unit in
 * brackets. Words are data: a new local wording is a new line here.
 */
export interface Word {
  readonly match: RegExp;
  readonly concept?: Concept;
  readonly measure?: Measure;
  readonly role?: LabelRole;
}

/** Headers of columns that hold labels, codes or plain text. */
export const LABEL_WORDS: readonly Word[] = [
  { match: /^(序号|行次|栏次|行号|编号|顺序号)$/, role: "sequence" },
  { match: /^[类款项]$/, role: "code" },
  { match: /^(类款项|类\/款\/项)$/, role: "code" },
  { match: /(科目|分类|单位|部门|项目|预算单位|资产|品目|目录)?(编码|代码|编号)$/, role: "code" },
  { match: /^(一|二|三|四)级指标(名称)?$|^绩效指标$|^指标(名称|内容|类型)?$/, role: "indicator" },
  {
    match:
      /^(收入|支出|科目|单位|项目|资产|预算单位|部门|采购项目|购买服务项目|支出项目|收入项目)?名称(\(.*\))?$/,
    role: "name",
  },
  { match: /^(科目|单位|部门|项目|单位\(科目\)|单位名称\(科目\)|科目\(单位\))名称(\(.*\))?$/, role: "name" },
  { match: /名称$/, role: "name" },
  {
    match:
      /^(项目|收入项目|支出项目|收支项目|收入|支出|预算科目|科目|预算单位|单位|来源项目|资金来源|资产类别|类别|年度|资金性质|支出功能分类|支出经济分类|功能分类|经济分类|部门\(单位\)|单位\(项目\)|项目任务明细|品名|项目\(按功能分类\)|项目\(按经济分类\)|项目\(按支出性质和经济分类\)|项目\(按支出性质\))$/,
    role: "name",
  },
  {
    match:
      /^(支出)?(功能|经济|部门经济|政府经济|部门预算支出经济|政府预算支出经济)分类(科目)?$|^(支出)?(部门|政府)(预算)?(支出)?经济(分类)?科目$|^部门预算支出经济分类科目$|^支出部门经济分类科目$/,
    role: "name",
  },
  {
    match:
      /^(支出|收入|部门|政府|功能|经济)(预算)?(支出)?(功能|经济|部门|政府)?(分类|分)?(科目|项目)(\(.*\))?$|^服务领域(\(.*\))?$|^(政府)?(采购|购买服务)项目$|\/.*名称$/,
    role: "name",
  },
  { match: /^(收入|支出)?项目\(按[^()]{2,14}\)$/, role: "name" },
  { match: /^按(支出)?(功能|经济|性质).*分类.*$|^[一二三]级项目(名称)?$/, role: "name" },
  {
    match:
      /^(备注|说明|(测算)?依据(及说明)?|测算依据及说明|.*(依据|标准|原因|措施|要求|内容|方式|时间|类型|属性|职能|部门|用途)|计量单位|规格|型号|资金使用单位|(项目)?(执行|实施|主管)?单位|承接主体.*|采购方式|.*目录序号|目标说明|指标分类|指标解释|绩效指标描述|绩效指标说明|度量单位|是否.*)$/,
    role: "text",
  },
];

/** Headers of columns that hold figures, by measure. */
export const MEASURE_WORDS: readonly Word[] = [
  // In front of 执行率: 得分（20分×执行率） is a score.
  { match: /得分(?!率)|分值|权重|总分|评分|分数/, measure: "score" },
  {
    match:
      /^占比|占.*(比例|比重|百分比)|比重|比例|百分比|执行率|完成率|覆盖率|支付率|增减?幅|变动率|增长率|[^效税费]率(\(.*\))?$|^(%|±%|增减%)$/,
    measure: "percent",
  },
  { match: /^(当年|本年|预算|采购|资金)?单价(\(|$)/, measure: "price" },
  {
    match:
      /^(年初|年度|全年|预期|计划|三级)?(目标|指标)值|^近两年指标值$|^预期当年实现值$|^预计当年实现$|^(实际|全年|全年实际)?(完成|实现)(值|情况|数)$|^(前年|上年)$/,
    measure: "target",
  },
  {
    match:
      /^(相关)?统计数$|^(数量|采购数量|计量数|人数|人次|个数|台数|件数|辆数|批次|团组数|面积|编制数?|.*人数|.*编制数?|.*数量(\(.*\))?|.*面积(\(.*\))?|小型机构数|机构数|车辆数.*|.*(保有量|批次|人次|团组数|购置数)(\(.*\))?|.*\((辆|台|个|人|人次|批次|批|次|家|户)\))$/,
    measure: "count",
  },
];

/** Words of the funds (资金性质, 收入来源). */
export const FUND_WORDS: readonly Word[] = [
  {
    match:
      /^(本年|当年|上年)?(一般)?公共(财政)?预算(财政)?(拨款|资金|拨款收入|拨款资金)?(收入|支出)?(结转|结余|结转结余|结转和结余|结转资金)?$/,
    concept: { fund: "一般公共预算" },
  },
  {
    match:
      /^(本年|当年|上年)?(政府)?(性)?基金(预算)?(财政)?(拨款|资金|拨款收入|拨款资金)?(收入|支出)?(结转|结余|结转结余|结转和结余|结转资金)?$/,
    concept: { fund: "政府性基金" },
  },
  {
    match:
      /^(本年|当年|上年)?国有资本经营(预算)?(财政)?(拨款|资金|拨款收入|拨款资金|收益)?(收入|支出)?(结转|结余|结转结余|结转和结余|结转资金)?$/,
    concept: { fund: "国有资本经营" },
  },
  {
    match:
      /^(本年|当年|年度|申请当年)?(预算)?财政(预算)?拨款(\(补助\))?(收入|资金|支出|小计|合计)?(结转|结余|结转结余|结转和结余)?$/,
    concept: { fund: "财政拨款" },
  },
  { match: /财政专户/, concept: { fund: "财政专户" } },
  { match: /^教育收费(资金|收入)?(\(.*\))?$|^预算外(资金)?/, concept: { fund: "财政专户" } },
  {
    match: /^单位资金(收入|结转|结余|结转结余)?$|^非财政拨款(资金|收入)?(结转|结余|结转结余)?$/,
    concept: { fund: "单位资金" },
  },
  { match: /^事业(单位)?收入(资金)?(\(.*\))?$/, concept: { fund: "事业收入" } },
  { match: /^(事业单位)?经营收入(资金)?$|^事业单位经营收入(资金)?$/, concept: { fund: "经营收入" } },
  { match: /^上级(单位)?补助(收入|资金)?$/, concept: { fund: "上级补助收入" } },
  { match: /^(附属|下级)单位(上缴|上解|缴款)(收入|资金)?$/, concept: { fund: "附属单位上缴收入" } },
  { match: /^其他收入(资金)?$/, concept: { fund: "其他收入" } },
  { match: /^其他(资金|来源)$/, concept: { fund: "其他资金" } },
];

/** Words of where money comes from in time. */
export const ORIGIN_WORDS: readonly Word[] = [
  { match: /^(其中:)?(上年|以前年度|年初|使用上年度?).*(结转|结余)/, concept: { origin: "上年结转" } },
  { match: /(结转|结余)(资金|收入|结余)?$/, concept: { origin: "上年结转" } },
  { match: /^(本年|当年|年度|申请当年)(预算)?(财政)?(拨款|收入|资金|安排)/, concept: { origin: "本年" } },
];

/** Words of the spending natures (支出性质). */
export const NATURE_WORDS: readonly Word[] = [
  { match: /^基本支出(小计|合计|总额)?$/, concept: { nature: "基本支出" } },
  { match: /^人员(经费|支出|类项目|类)(小计|合计)?$|^工资福利和个人补助$/, concept: { nature: "人员经费" } },
  {
    match:
      /^(日常)?公用(经费|支出|类)(支出)?(小计|合计)?$|^(日常)?公用经费支出$|^运转类项目$|^商品和服务支出和其他$/,
    concept: { nature: "公用经费" },
  },
  { match: /^项目支出(小计|合计|总额)?$/, concept: { nature: "项目支出" } },
  { match: /^(事业单位)?经营支出$/, concept: { nature: "经营支出" } },
  { match: /^(上缴|上解)上级支出$/, concept: { nature: "上缴上级支出" } },
  { match: /^对?附属单位补助(支出)?$|^对下级单位补助支出$/, concept: { nature: "对附属单位补助支出" } },
];

/** Kinds of 项目支出 that lines are called; as values of a label (一级项目名称：特定目标类) they head no column. */
export const PROJECT_KIND_WORDS: readonly Word[] = [
  { match: /^一般性项目(支出)?$/, concept: { nature: "一般性项目" } },
  { match: /^专项(资金|支出|经费)?$/, concept: { nature: "专项资金" } },
  { match: /^特定目标类(项目|支出)?$/, concept: { nature: "特定目标类" } },
  { match: /^其他运转类(项目|支出)?$/, concept: { nature: "其他运转类" } },
];

/** Words of the balances a summary form prints between 本年合计 and 总计. */
export const DIRECTION_WORDS: readonly Word[] = [
  {
    match: /^(本年)?收入(合计|小计)$|^本年收入$|^本年预算收入$|^本年财政拨款收入(合计|小计)?$/,
    concept: { direction: "本年收入" },
  },
  {
    match: /^(本年)?支出(合计|小计)$|^本年支出$|^本年预算支出$|^本年财政拨款支出(合计|小计)?$/,
    concept: { direction: "本年支出" },
  },
  {
    match: /^(使用|动用)?(单位|部门)?(上年|年初|以前年度)(财政拨款)?(结转|结余)/,
    concept: { direction: "年初结转和结余" },
  },
  {
    match: /^(使用|动用|用)?(非财政拨款|事业基金|专用)(结余|弥补)/,
    concept: { direction: "使用非财政拨款结余" },
  },
  {
    match: /^(年末|年终|结转下年)(财政拨款)?(结转|结余|$)|^结转下年|^年终结转结余$/,
    concept: { direction: "年末结转和结余" },
  },
  { match: /^结余分配/, concept: { direction: "结余分配" } },
  { match: /^收入(总计|总合计|总数)$/, concept: { direction: "收入总计" } },
  { match: /^支出(总计|总合计|总数)$/, concept: { direction: "支出总计" } },
];

/** Words of 三公经费 and of 政府采购. */
export const ITEM_WORDS: readonly Word[] = [
  { match: /三公经费(合计|小计|总计|总额)?$|^三公经费/, concept: { item: "三公经费" } },
  { match: /教学科研.*出国/, concept: { item: "教学科研人员因公出国" } },
  { match: /^其他.*因公出国/, concept: { item: "其他因公出国" } },
  { match: /因公出国/, concept: { item: "因公出国" } },
  { match: /公务用车购置(及|和|与)?(运行|运维)/, concept: { item: "公务用车" } },
  { match: /^公务用车(费|费用|经费|支出)$/, concept: { item: "公务用车" } },
  { match: /公务用车购置(费|支出|$)/, concept: { item: "公务用车购置" } },
  { match: /公务用车(运行|运维)/, concept: { item: "公务用车运行" } },
  { match: /国内(公务)?接待/, concept: { item: "国内接待" } },
  { match: /(国|境|国\(境\))外.*接待/, concept: { item: "国境外接待" } },
  { match: /公务接待/, concept: { item: "公务接待" } },
  { match: /^会议费/, concept: { item: "会议费" } },
  { match: /^培训费/, concept: { item: "培训费" } },
  { match: /机关运行(经费|费)/, concept: { item: "机关运行经费" } },
];

export const PURCHASE_WORDS: readonly Word[] = [
  { match: /^(政府采购)?货物(类|采购|支出)?(小计|合计)?$/, concept: { item: "货物" } },
  { match: /^(政府采购)?工程(类|采购|支出)?(小计|合计)?$/, concept: { item: "工程" } },
  { match: /^(政府采购)?服务(类|采购|支出)?(小计|合计)?$/, concept: { item: "服务" } },
];

/** Words of the stages a figure can belong to. `预算数` alone is settled by the form. */
export const STAGE_WORDS: readonly Word[] = [
  { match: /^(财政)?(年初|期初)预算(数|额|金额|安排)?$|^年初(数|安排)$/, concept: { stage: "年初预算" } },
  { match: /^(全年|调整|调整后|调整后的|年度)预算(数|额|金额)?$/, concept: { stage: "全年预算" } },
  {
    match:
      /^(部门|当年|本年|年度)?预算(数|额|金额|安排|资金|收支)$|^(当年|本年|年度)?预算$|^财政预算资金总额$|^预算资金总额$|^项目(总|当年)预算$/,
    concept: { stage: "预算数" },
  },
  { match: /^政府采购预算(金额|数)?$/, concept: { stage: "预算数" } },
  { match: /^政府采购(支出|决算)(金额|数|总额)?$/, concept: { stage: "决算" } },
  { match: /^(支出|收入|财政)?决算(统计)?(数|额|金额)?$/, concept: { stage: "决算" } },
  {
    match: /^(全年|支出|实际|预算|资金|本年)?执行(数|额|金额|情况)?$|^支出总额$|^实际支出(数|额)?$/,
    concept: { stage: "执行数" },
  },
];

/** Bare words for money that say nothing more. */
export const MONEY_WORDS: readonly Word[] = [
  {
    match:
      /^(金额|资金|数额|资金总额|年度资金总额|支出|收入|价值|账面价值|原值|净值|预算资金|测算数|采购金额|支出金额|预算金额|政府采购金额|投入资金|财政资金总额|年度财政资金总额|总额|总额\(.*\)|项目资金|资金情况|总体资金情况|近两年收支(情况|金额)|.{1,10}金额)(\(.*\))?$/,
    measure: "money",
  },
];

/** A label that is, or ends in, a total. */
export const TOTAL_LABEL = /^(合计|小计|总计|共计|总额|合计数|总合计|资产总额)$/;
const TOTAL_ENDING = /(合计|小计|总计|共计|(?<=收入|支出)总数)(\(.*\))?$/;

export function isTotalLabel(label: string): boolean {
  return TOTAL_LABEL.test(label) || TOTAL_ENDING.test(label);
}

/** `本年收入合计` → `本年收入`; empty for a bare 合计. */
export function withoutTotal(label: string): string {
  return label.replace(TOTAL_ENDING, "");
}

/** A row that sums the lines printed below it: `年度资金总额`. */
export const FUNDS_TOTAL = /^(年度|项目|当年)?(资金|预算)总额$/;

/** A column that states the change between the two before it. */
export const CHANGE_LABEL = /^(比上年)?增减(额|数|情况|变化|变动)?(额|数|情况)?$/;

/** A header over columns that split the same money once more, by where it comes from. */
export const SOURCE_LABEL = /^(按)?(资金|经费)?(来源|性质)(分|分类|划分|构成)?$/;

/** The note below a table whose amounts were rounded up or down so that they add up (舍位平衡). */
export const BALANCED_NOTE = /按舍位平衡(换算|折算)/;

export const OF_WHICH = /^(其中|其中:|:其中)/;

const FINDERS = new Map<readonly Word[], (label: string) => Word | undefined>();

/** The first word of a list that a plain label matches. */
export function findWord(words: readonly Word[], label: string): Word | undefined {
  let find = FINDERS.get(words);
  if (!find) {
    find = remember((text) => words.find((word) => word.match.test(text)));
    FINDERS.set(words, find);
  }
  return find(label);
}

export function conceptOf(words: readonly Word[], label: string): Concept | undefined {
  return findWord(words, label)?.concept;
}
