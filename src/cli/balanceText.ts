import type { BalancePlace, BalanceReport } from "../summary/index.js";
import type { Checked } from "./json.js";
import { placeName, sheetName } from "./place.js";

const MOST = 12;

/** 舍位平衡 for a person at a terminal: what was converted, which digits moved, and what could not be kept. */
export function balanceLines({ report }: Checked, balance: BalanceReport): string[] {
  const { sheets, cells, kept, moved, isProven } = balance;
  if (sheets.length === 0) return ["", "【舍位平衡】没有以元为单位的表。"];
  const names = sheets.map((sheet) => `“${sheetName(report, { sheet })}”`).join("、");
  const nameOf = ({ place, words }: BalancePlace): string =>
    placeName(report, place, undefined, words?.quote);
  const off = (unit: string) => (one: BalancePlace) => `${nameOf(one)}  相差 ${one.amount} ${unit}`;
  const amount = (one: BalancePlace): string => `${nameOf(one)}  ${one.amount}`;
  const proof = isProven ? "已是最少" : "未能证明最少";
  return [
    "",
    `【舍位平衡】${names} 换算为万元：${String(cells)} 个数，${String(kept)} 条关系按所列数字加平。`,
    ...titled(`${String(moved.length)} 个数的末位与四舍五入不同（${proof}）`, moved.map(amount)),
    ...titled("以下合计数没有取四舍五入的数，否则加不平", balance.released.map(amount)),
    ...titled("以下关系在元表里就不成立，没有加平，请先改正元表", balance.untrue.map(off("元"))),
    ...titled("以下关系不能同时加平，保留了其余的", balance.conflicts.map(off("万元"))),
    ...titled("此项未完成：求解程序没有装好或没有算完", balance.unsettled.map(nameOf)),
    ...titled(
      "以下数在别处以万元印出，与元表不符",
      balance.differing.map((one) => `${nameOf(one)}  别处 ${amount(one.elsewhere)}`),
    ),
    ...titled(
      "以下数照原样抄录，请自行换算",
      balance.left.map((one) => `${nameOf(one)}  ${one.amount.slice(0, 40)}`),
    ),
  ];
}

function titled(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length <= MOST ? [] : [`    …… 共 ${String(lines.length)} 处`];
  return [`  ${title}：`, ...lines.slice(0, MOST).map((line) => `    ${line}`), ...more];
}
