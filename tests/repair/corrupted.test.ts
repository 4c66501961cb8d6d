import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { check, type CheckResult } from "../../src/check/index.js";
import { readPapers } from "../../src/narrative/index.js";
import type { Fact } from "../../src/recognise/index.js";
import { judge } from "../../src/relations/index.js";
import { type Change, prepareRepairs, type Repair } from "../../src/repair/index.js";
import { factsOf, isHard } from "../../src/repair/model/model.js";
import { addressOf, decimalText, type Workbook } from "../../src/workbook/index.js";
import { type GridSheet, type GridValue, withCells, workbookOf } from "../support/grid.js";

interface Published {
  readonly id: string;
  readonly sheets: readonly GridSheet[];
}

const FOLDER = new URL("../published/", import.meta.url);
const DOCUMENTS = readdirSync(FOLDER).map(
  (name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as Published,
);

/** So many cells of each document are corrupted, one at a time. */
const CELLS = 24;

function swapped(digits: string): string {
  const at = digits
    .split("")
    .findIndex((digit, place) => digits[place + 1] !== undefined && digits[place + 1] !== digit);
  return at < 0
    ? digits
    : digits.slice(0, at) + (digits[at + 1] ?? "") + (digits[at] ?? "") + digits.slice(at + 2);
}

/** What happens to a figure, its last digits taken for hundredths; each is far beyond rounding. */
const KINDS: readonly (readonly [name: string, corrupt: (units: number) => number | null])[] = [
  ["digits swapped", (units) => Math.sign(units) * Number(swapped(String(Math.abs(units))))],
  [
    "a digit",
    (units) =>
      units + (String(Math.abs(units)).startsWith("9") ? -4 : 4) * 10 ** (String(Math.abs(units)).length - 1),
  ],
  ["×10", (units) => units * 10],
  ["×10000", (units) => units * 10_000],
  ["the sign", (units) => -units],
  ["blank", () => null],
];

interface Told {
  readonly result: CheckResult;
  readonly repairs: readonly Repair[];
}

function tell(workbook: Workbook): Told {
  const dossier = readPapers({ workbook, texts: [], companions: [] });
  const { result, repairs } = prepareRepairs({ dossier, result: check(dossier), workbook }).finish();
  return { result, repairs: repairs.repairs.filter(({ kind }) => kind === "repair") };
}

/** Amounts that some sum of their own table binds; between tables a blank is taken for not filled in. */
function boundFacts({ result }: Told): Fact[] {
  const facts = new Map<string, Fact>();
  for (const relation of result.judged.relations) {
    const isOfTable = relation.kind === "rollup" || relation.kind === "column";
    if (!isOfTable || relation.test.type !== "sum" || !isHard(relation) || judge(relation) === "trivial")
      continue;
    for (const fact of factsOf(relation)) {
      const isPlain = fact.measure === "money" && fact.amount.units !== 0n && !fact.asText;
      if (isPlain) facts.set(`${fact.sheet}!${fact.row},${fact.column}`, fact);
    }
  }
  return [...facts.values()];
}

/** Every nth of a list, from the start. */
function spread<Item>(items: readonly Item[], count: number): Item[] {
  return Array.from({ length: count }, (_, at) => items[Math.floor((at * items.length) / count)]).filter(
    (item) => item !== undefined,
  );
}

const signature = ({ id, class: as, reported, expected }: CheckResult["findings"][number]): string =>
  [id, as, reported, expected].join("|");

const outcomes = DOCUMENTS.flatMap(({ id, sheets }) => {
  const base = tell(workbookOf(id, sheets));
  const before = new Set(base.result.findings.map(signature));
  return spread(boundFacts(base), CELLS).flatMap((fact, index) => {
    const [kind, corrupt] = KINDS[index % KINDS.length] ?? ["", () => null];
    const units = Number(fact.amount.units) * 10 ** (2 - fact.amount.scale);
    const wrong = corrupt(Math.round(units));
    if (wrong === Math.round(units)) return [];
    const place = `${sheets[fact.sheet]?.name ?? ""}!${addressOf(fact.row, fact.column)}`;
    const value: GridValue = wrong === null ? null : wrong / 100;
    const told = tell(workbookOf(id, withCells(sheets, [[place, value]])));
    const fresh = new Set(
      told.result.findings
        .filter((one) => one.class === "error" && !before.has(signature(one)))
        .map((one) => one.id),
    );
    const isHere = (change: Change): boolean =>
      change.place.sheet === fact.sheet &&
      change.place.row === fact.row &&
      change.place.column === fact.column;
    const isRight = (change: Change): boolean =>
      isHere(change) && Number(change.to) === Number(decimalText(fact.amount));
    const about = told.repairs.filter(({ proposals: [first] }) =>
      [...first.settles, ...first.eases].some((finding) => fresh.has(finding)),
    );
    return [
      {
        name: `${id} ${place} ${kind}`,
        isFound: fresh.size > 0,
        isFirst: about.some(({ proposals: [first] }) => first.changes.some(isRight)),
        isWronglyCertain: about.some(
          ({ certain, proposals: [first] }) =>
            certain && first.changes.some((one) => isHere(one) && !isRight(one)),
        ),
      },
    ];
  });
});

describe("one amount of a published document corrupted", () => {
  it("is found wherever it stands", () => {
    expect(outcomes.filter(({ isFound }) => !isFound).map(({ name }) => name)).toEqual([]);
  });

  it("is put right by the first proposal, cell and amount, nine times of ten", () => {
    const right = outcomes.filter(({ isFirst }) => isFirst).length;
    expect(
      right / outcomes.length,
      outcomes
        .filter(({ isFirst }) => !isFirst)
        .map(({ name }) => name)
        .join("; "),
    ).toBeGreaterThanOrEqual(0.9);
  });

  it("is never certain of another amount", () => {
    expect(outcomes.filter(({ isWronglyCertain }) => isWronglyCertain).map(({ name }) => name)).toEqual([]);
  });
});
