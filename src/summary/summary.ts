import type { Concept } from "../catalogue/index.js";
import { accountsOf } from "../relations/index.js";
import { type Block, isZero } from "../workbook/index.js";
import { countsOf, fittingCounts } from "./figures/counts.js";
import type { Differing } from "./figures/figure.js";
import { Figures } from "./figures/figures.js";
import {
  ITEMS,
  type ItemFigures,
  type SummaryKind,
  type ThreePublicFigures,
  threePublicOf,
} from "./figures/threePublic.js";
import type { SummaryInput, UnitNature } from "./input.js";
import { OPERATING, type OperatingFigures, operatingOf } from "./operating/operating.js";
import { operatingPaper } from "./operating/paper.js";
import { entityOf } from "./operating/units.js";
import { operatingParagraphs } from "./paragraphs/operating.js";
import { Reasons } from "./paragraphs/reasons.js";
import { type FigureStyle, styleOf } from "./paragraphs/style.js";
import { threePublicParagraphs } from "./paragraphs/threePublic.js";
import type { Paragraph } from "./paragraphs/words.js";
import { converted, WorkbookCells } from "./table/contents.js";
import { mirrorOf } from "./table/mirror.js";
import { paragraphsBlock } from "./table/paragraphsBlock.js";
import { standardTable } from "./table/standard.js";
import { threePublicPaper } from "./table/threePublicPaper.js";

export type SummaryId = "three-public" | "operating-cost";

/** Something that can be inserted: a table, its 底稿, the paragraphs. */
export interface Product {
  readonly id: "table" | "paper" | "text";
  /** For a sheet of its own, together with the other products. */
  readonly block: Block;
  /** For the selected cell, by itself. */
  readonly alone: Block;
}

/** One summary of one department, ready to be shown and inserted. Plain data. */
export interface Summary {
  readonly id: SummaryId;
  /** The department, where the workbook holds the sets of several. */
  readonly entity: string;
  readonly products: readonly Product[];
  readonly paragraphs: readonly Paragraph[];
  /** Every place that prints another figure, with what it should print. */
  readonly differing: readonly Differing[];
  /** Cells and words that a person has to fill in. */
  readonly fillIns: number;
  /** Made in the standard form, for the workbook has no such table. */
  readonly isStandardForm: boolean;
  /** What kind each unit is: told, guessed from its name, or to be asked. */
  readonly units: readonly {
    readonly name: string;
    readonly nature: UnitNature | undefined;
    readonly isGiven: boolean;
  }[];
}

const NAMES = {
  table: "三公经费表（更正）",
  paper: "三公经费底稿",
  operating: "机关运行经费底稿",
  text: { "three-public": "三公经费说明底稿", "operating-cost": "机关运行经费说明底稿" },
} as const;
const TEXT_TITLES = {
  "three-public": "“三公”经费情况说明（底稿）",
  "operating-cost": "机关运行经费情况说明（底稿）",
} as const;

/** 三公经费 and 机关运行经费 of each department in the papers; none of what nothing is known of. */
export function summariesOf(input: SummaryInput): Summary[] {
  const accounts = accountsOf(input.dossier);
  return accounts.flatMap((own) => {
    const figures = new Figures(input, own);
    const style = styleOf(own.texts.texts);
    const operating = operatingOf(figures);
    const summaries = [
      threePublicSummary(figures, operating, style),
      operatingSummary(figures, operating, style),
    ];
    return summaries.flatMap((summary) => summary ?? []);
  });
}

function threePublicSummary(
  figures: Figures,
  operating: OperatingFigures,
  style: FigureStyle,
): Summary | undefined {
  const { input, accounts } = figures;
  const known = threePublicOf(figures);
  if (!known.table && known.items.every(isUnknown)) return undefined;
  const isPaid = (item: string): boolean =>
    known.items.some((one) => one.item === item && one.final !== undefined && !isZero(one.final.amount));
  const counts = fittingCounts(countsOf(figures), isPaid);
  const differing = differingOf(figures, known);
  const paragraphs = threePublicParagraphs(known, counts, style, new Reasons(figures));
  const made = tableOf(figures, known, operating);
  const paper = (number: number, sources: Parameters<typeof threePublicPaper>[0]["sources"]): Block =>
    threePublicPaper({
      dossier: input.dossier,
      known,
      counts,
      differing,
      name: named(NAMES.paper, accounts.entity),
      number,
      sources,
    });
  const cells = new WorkbookCells(input.workbook);
  const together = paper(1, {
    cells,
    ...(made.mirror && made.sheet !== undefined
      ? { mirror: { mirror: made.mirror, sheet: made.sheet } }
      : {}),
  });
  return summary(
    "three-public",
    figures,
    [
      { id: "table", block: made.block, alone: made.block },
      { id: "paper", block: together, alone: paper(0, { cells }) },
    ],
    paragraphs,
    differing,
    { isStandardForm: made.mirror === undefined, units: [] },
  );
}

function tableOf(
  { input, accounts, repaired }: Figures,
  known: ThreePublicFigures,
  { isSure, amount, kind, year }: OperatingFigures,
): { block: Block; mirror?: NonNullable<ReturnType<typeof mirrorOf>>; sheet?: number } {
  const { workbook, dossier, result } = input;
  const { table } = known;
  const name = named(NAMES.table, accounts.entity);
  const sheet = table?.sheets[0];
  const mirror =
    table && workbook
      ? mirrorOf({
          table,
          tables: dossier.tables,
          workbook,
          relations: result.judged.relations,
          repaired,
          known: ({ concept, unit, precision }) =>
            isSure && amount && isOperating(concept, kind, year)
              ? converted(amount, "万元", unit ?? "万元", precision)
              : undefined,
          number: 0,
          name,
        })
      : undefined;
  if (mirror && sheet !== undefined) return { block: mirror.block, mirror, sheet };
  const entity = accounts.entity === "" ? (dossier.document.entity ?? "") : accounts.entity;
  return { block: standardTable(known, name, entity, { cells: new WorkbookCells(workbook) }) };
}

/** The column of 机关运行经费 that some local forms have beside 三公经费. */
function isOperating(concept: Concept, kind: SummaryKind, year: string | undefined): boolean {
  const stage = kind === "final" ? "决算" : "年初预算";
  return concept.item === OPERATING && concept.stage === stage && concept.year === year;
}

function operatingSummary(
  figures: Figures,
  known: OperatingFigures,
  style: FigureStyle,
): Summary | undefined {
  const { input, accounts } = figures;
  if (known.units.length === 0 && !known.printed) return undefined;
  const block = operatingPaper({
    dossier: input.dossier,
    known,
    name: named(NAMES.operating, accounts.entity),
    number: 0,
    sources: { cells: new WorkbookCells(input.workbook) },
  });
  return summary(
    "operating-cost",
    figures,
    [{ id: "paper", block, alone: block }],
    operatingParagraphs(known, style, new Reasons(figures)),
    known.differing,
    {
      isStandardForm: false,
      units: known.units.map(({ name, nature, isGiven }) => ({ name, nature, isGiven })),
    },
  );
}

function summary(
  id: SummaryId,
  figures: Figures,
  made: readonly Product[],
  paragraphs: readonly Paragraph[],
  differing: readonly Differing[],
  rest: Pick<Summary, "isStandardForm" | "units">,
): Summary {
  const { entity } = figures.accounts;
  const name = named(NAMES.text[id], entity);
  const text: Product = {
    id: "text",
    block: paragraphsBlock(name, made.length, paragraphs, TEXT_TITLES[id]),
    alone: paragraphsBlock(name, 0, paragraphs),
  };
  const words = [
    ...made.flatMap(({ block }) =>
      block.cells.flatMap(({ content }) => (content?.kind === "text" ? content.text : [])),
    ),
    ...paragraphs.map(({ text }) => text),
  ];
  const fillIns = words.reduce((count, text) => count + (text.match(/【请填写/g)?.length ?? 0), 0);
  return {
    id,
    entity: entity === "" ? "" : entityOf(figures),
    products: [...made, text],
    paragraphs,
    differing,
    fillIns,
    ...rest,
  };
}

function isUnknown({ budget, final }: ItemFigures): boolean {
  return !budget && !final;
}

function differingOf(figures: Figures, known: ThreePublicFigures): Differing[] {
  return ITEMS.flatMap((item) => {
    const own = known.items.find((one) => one.item === item);
    return [own?.opening, own?.budget, own?.final, own?.prior].flatMap((figure) =>
      figure ? figures.differing(figure) : [],
    );
  });
}

function named(name: string, entity: string): string {
  return entity === "" ? name : `${name} ${entity}`;
}
