import type { UnitNature } from "../input.js";

/**
 * What the name of a unit tells of its nature. Only names that leave no doubt: whether a 中心, 站 or 队 is 参照公务员法管理
 * nobody can see. 依据: 事业单位 that teach, heal or keep collections are never 参公 (公务员法 第一百一十二条: only those
 * that administer by law).
 */
const TOLD: readonly (readonly [RegExp, UnitNature])[] = [
  [
    /(大学|学院|学校|中学|小学|幼儿园|医院|卫生院|卫生服务中心|福利院|敬老院|图书馆|博物馆|文化馆|美术馆|研究[院所]|设计院|电视台|报社|剧团|艺术团)$/,
    "事业",
  ],
  [/(本级|本部|机关)[)）]?$/, "行政"],
  [
    /(人民政府|人民法院|人民检察院|人民代表大会常务委员会|政协.*委员会|纪律检查委员会|监察委员会|组织部|宣传部|统战部|政法委员会|委员会办公室|街道办事处)$/,
    "行政",
  ],
  [
    /(公安|财政|审计|教育|民政|司法|水利|农业农村|林业和草原|交通运输|自然资源和规划|自然资源|生态环境|住房和城乡建设|商务|卫生健康|应急管理|市场监督管理|统计|医疗保障|人力资源和社会保障|退役军人事务|发展和改革|科学技术|工业和信息化|城市管理)[局厅委](员会)?$/,
    "行政",
  ],
];

/** Undefined where the name leaves it open. */
export function natureInName(name: string): UnitNature | undefined {
  const plain = name.replace(/\s/g, "");
  return TOLD.find(([words]) => words.test(plain))?.[1];
}
