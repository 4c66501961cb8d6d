import type { GridSheet } from "../../support/grid.js";
import { grid, sheets } from "../../support/table.js";

/** 公开01 of a department or unit, all of one amount. */
export function account(
  year: number,
  amount: number,
  entity = "某市某局",
  unit = "万元",
): readonly GridSheet[] {
  return sheets({
    总表: grid`
      ${year}年度收入支出决算总表
      部门：${entity} | | | 单位：${unit}
      收入 | | 支出 |
      项目 | 决算数 | 项目 | 决算数
      一、一般公共预算财政拨款收入 | ${amount} | 一、一般公共服务支出 | ${amount}
      本年收入合计 | ${amount} | 本年支出合计 | ${amount}
      总计 | ${amount} | 总计 | ${amount}
    `,
  });
}

/** 支出表 of a budget or an account, with four items. */
export function spending(
  title: string,
  [first, second, third, fourth]: readonly [number, number, number, number],
  { entity = "某市某局", by = 1, unit = "万元" } = {},
): readonly GridSheet[] {
  const line = (amount: number): string => `${String(amount * by)} | ${String(amount * by)} | 0`;
  return sheets({
    支出表: grid`
      ${title}
      部门：${entity} | | | | 单位：${unit}
      科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
      | 合计 | ${line(first + second + third + fourth)}
      201 | 一般公共服务支出 | ${line(first + second)}
      20103 | 政府办公厅（室）及相关机构事务 | ${line(first + second)}
      2010301 | 行政运行 | ${line(first)}
      2010302 | 一般行政管理事务 | ${line(second)}
      205 | 教育支出 | ${line(third + fourth)}
      20502 | 普通教育 | ${line(third + fourth)}
      2050201 | 学前教育 | ${line(third)}
      2050202 | 小学教育 | ${line(fourth)}
    `,
  });
}

/** 公开02 with what comes from above and from below. */
export function income(entity: string, fiscal: number, above = 0, below = 0): readonly GridSheet[] {
  const all = fiscal + above + below;
  return sheets({
    收入: grid`
      2024年度收入决算表
      部门：${entity} | | | | 单位：万元
      科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 附属单位上缴收入
      | 合计 | ${all} | ${fiscal} | ${above} | ${below}
      201 | 一般公共服务支出 | ${all} | ${fiscal} | ${above} | ${below}
    `,
  });
}
