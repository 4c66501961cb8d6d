import { type Change, type Proposal, type Repair, sentenceOf } from "../repair/index.js";
import { nameOf } from "./choose.js";
import type { Checked } from "./json.js";
import { placeName } from "./place.js";

/** A repair with all its proposals, each under the name to choose it by. */
export function repairLines(checked: Checked, repair: Repair): string[] {
  const { kind, certain, proven, proposals, hasMore, isLocked } = repair;
  const notes = [
    ...(kind === "tail" ? ["尾差调整"] : []),
    certain ? "确定" : "请核实后选用",
    ...(proven ? [] : ["未能证明改动最少"]),
    ...(isLocked ? ["表由系统导出，请在系统中作同样修改后重新导出"] : []),
  ].join("，");
  const lines = proposals.flatMap((proposal, index) => {
    const head = `  ${nameOf(repair, index)}  ${effect(proposal)}（${notes}）`;
    return [head, ...proposal.changes.map((change) => changeLine(checked, change))];
  });
  return hasMore ? [...lines, "      还有其他改动同样少的改法，没有列出"] : lines;
}

function effect({ changes, settles, creates }: Proposal): string {
  if (changes.every(isNote)) return "在表下注明尾数误差，尾差即可保留";
  const created = creates.length === 0 ? "" : `，但会新出现 ${String(creates.length)} 处`;
  return `改 ${String(changes.length)} 处，消除 ${String(settles.length)} 处不符${created}`;
}

function isNote({ kind }: Change): boolean {
  return kind === "note";
}

function shown(amount: string): string {
  return amount === "" ? "空白" : amount;
}

/** A change in one line: where, from, to and why. */
export function changeLine({ report }: Checked, change: Change): string {
  const { place, from, to, unit = "", words, isFormula } = change;
  const formula = isFormula === true ? "（公式）" : "";
  const where = placeName(report, place, undefined, words?.quote) + formula;
  return `      ${where}  ${shown(from)} → ${shown(to)}${unit}  ${sentenceOf(change, "zh-CN")}`;
}

/** What a check proposes, for a person at a terminal: of each repair the likeliest changes. */
export function proposedLines(checked: Checked): string[] {
  const { repairs, joint } = checked.repairs;
  const own = repairs.filter(({ kind }) => kind === "repair");
  const hasTails = checked.result.findings.some((finding) => finding.class === "rounding");
  const lines = own.flatMap(({ proposals, hasMore, ...repair }) => {
    const [first] = proposals;
    const count =
      proposals.length === 1 ? "" : `（另有 ${String(proposals.length - 1)} 种${hasMore ? "以上" : ""}改法）`;
    const head = repairLines(checked, { ...repair, proposals: [first], hasMore: false });
    return head.map((line, at) => (at === 0 ? line + count : line));
  });
  return [
    ...(own.length === 0 ? [] : ["", `【修改建议】${String(own.length)} 条`, ...lines]),
    ...(own.length === 0 && !hasTails
      ? []
      : [
          "",
          `${hasTails ? "全部改法和尾差调整（移动最少的末位，各表即可按所印的数加平）" : "全部改法"}用 gouji fix 列出，选定的写入副本，原文件不改动。`,
        ]),
    ...(joint === "ran" ? [] : ["各处尾差没有合并核对：求解程序没有装好或没有算完。"]),
  ];
}
