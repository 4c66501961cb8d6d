import type { Dossier } from "../narrative/index.js";
import { classOf, type Relation, rowName } from "../relations/index.js";
import { cellOf } from "./build.js";
import type { Finding, FindingCell } from "./finding.js";
import { hashText } from "./hash.js";
import { Identity } from "./identity.js";
import { messageIdOf } from "./messages.js";

const RULE = "joint/digits";

/** The findings of relations that pass by rounding one by one and contradict each other together. */
export function jointFindings(
  dossier: Dossier,
  contradictions: readonly (readonly [Relation, ...Relation[]])[],
): Finding[] {
  const identity = new Identity(dossier.tables);
  return contradictions.map((relations): Finding => {
    const keys = relations.map((relation) => identity.relationKey(relation, 1)).sort();
    const id = hashText([RULE, ...keys].join("\n"));
    return {
      id,
      rule: RULE,
      class: classOf(RULE, "error", false),
      basis: "四舍五入：印出的数与真实金额相差不超过末位的一半",
      messageId: messageIdOf(RULE, "error"),
      data: {
        count: String(relations.length),
        places: relations.map(nameOfWhole).join("、"),
      },
      reported: undefined,
      expected: undefined,
      difference: undefined,
      unit: undefined,
      intervals: undefined,
      cells: cellsOf(relations),
      places: [],
      cause: id,
      causePlace: undefined,
    };
  });
}

/** `“201 一般公共服务支出”的“基本支出”`, with its table where several are named. */
function nameOfWhole({ table, row, column }: Relation): string {
  const of = column && column.path.length > 0 ? `·${column.path.join("›")}` : "";
  return `《${table.title}》${rowName(row)}${of}`;
}

/** The wholes first, then what they are made of, each once. */
function cellsOf(relations: readonly Relation[]): FindingCell[] {
  const cells = new Map<string, FindingCell>();
  const add = (cell: FindingCell): void => {
    const { sheet, row, column, span } = cell.place;
    const key = `${sheet}!${row},${column},${span?.start ?? ""}`;
    if (!cells.has(key)) cells.set(key, cell);
  };
  for (const { whole } of relations) add(cellOf(whole, "total"));
  for (const { parts, test } of relations)
    for (const { fact, sign } of parts)
      if (!fact.isBlank)
        add(cellOf(fact, test.type === "same" ? "place" : sign === 1 ? "part" : "subtracted"));
  return [...cells.values()];
}
