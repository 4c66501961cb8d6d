import { type CheckReport, placeKey } from "../../check/index.js";
import { amountStands, cellValueFor } from "../../hosts/cells/index.js";
import { type CellChange, hostPlace, type Snapshot } from "../../hosts/port.js";
import type { Change, Proposal, Repair, Repairs } from "../../repair/index.js";
import { groupBy } from "../../workbook/index.js";
import { cellAt } from "./cells.js";
import type { Listed } from "./list.js";
import { type Located, locate } from "./places.js";

/**
 * Why a change is not written: it is a figure in a text, which the person corrects there; a formula; a cell of another
 * document; or a cell whose new contents are not sure.
 */
export type Obstacle = "text" | "formula" | "elsewhere" | "unsure";

/** Why a repair cannot be applied now. */
export type Blocked = Exclude<Obstacle, "text"> | "choose" | "stale" | "busy";

/** A change as it is shown. */
export interface LaidChange {
  readonly change: Change;
  readonly at: Located;
  /** What its row is called, where the report names it. */
  readonly row: string;
  readonly obstacle: Obstacle | undefined;
}

/** A change of one cell that can be written, with the sheet it is on. */
export interface Writing {
  readonly sheet: number;
  readonly change: CellChange & { readonly from: string | number | undefined };
}

interface Seen {
  readonly snapshot: Snapshot;
  readonly report: CheckReport;
}

/** How a change is written: what must stand there, and what will. */
function writingOf({ snapshot, report }: Seen, change: Change): Writing | Obstacle {
  const { is } = locate(report, change.place);
  if (change.words !== undefined || is === "paragraph") return "text";
  if (is === "elsewhere") return "elsewhere";
  const cell = cellAt(snapshot.workbook, change.place);
  if (change.isFormula || cell?.formula !== undefined) return "formula";
  const place = hostPlace(snapshot, change.place);
  if (!amountStands(cell, change.from)) return "unsure";
  const to =
    change.kind === "note"
      ? change.to
      : cellValueFor(cell ?? { column: change.place.column, value: "", text: "" }, change);
  const from = cell?.value === "" ? undefined : cell?.value;
  if (!place || to === undefined || typeof from === "boolean") return "unsure";
  return { sheet: change.place.sheet, change: { place, from, to } };
}

/** The changes of a proposal as they are shown, in their order. */
export function laidChanges(seen: Seen, { changes }: Proposal): LaidChange[] {
  return changes.map((change) => {
    const writing = writingOf(seen, change);
    return {
      change,
      at: locate(seen.report, change.place),
      row: seen.report.names.get(placeKey(change.place))?.row ?? "",
      obstacle: typeof writing === "string" ? writing : undefined,
    };
  });
}

/**
 * What is written when a proposal is applied, or why it is not. Figures in texts are left to the person; a proposal
 * that needs anything else that cannot be written is not applied by halves.
 */
export function writingsOf(seen: Seen, { changes }: Proposal): readonly Writing[] | Obstacle {
  const all = changes.map((change) => writingOf(seen, change));
  const obstacle = all.find((one) => typeof one === "string" && one !== "text");
  if (typeof obstacle === "string") return obstacle;
  const writings = all.filter((one) => typeof one !== "string");
  return writings.length === 0 ? "text" : writings;
}

/** The repairs that settle each finding, by its id, in their order. */
export function repairsByFinding({ repairs }: Repairs): ReadonlyMap<string, readonly Repair[]> {
  const pairs = repairs.flatMap((repair) =>
    [...settledBy(repair)].map((finding) => [finding, repair] as const),
  );
  const grouped = groupBy(pairs, ([finding]) => finding);
  return new Map([...grouped].map(([finding, own]) => [finding, own.map(([, repair]) => repair)]));
}

/** Ids of the findings that any of its proposals settles, or makes a matter of rounding. */
function settledBy({ proposals }: Repair): ReadonlySet<string> {
  return new Set(proposals.flatMap(({ settles, eases }) => [...settles, ...eases]));
}

/** The repairs of the findings that are shown, in the order in which they were given. */
export function repairsShown({ repairs }: Repairs, { order }: Pick<Listed, "order">): readonly Repair[] {
  const shown = new Set(order.map(({ id }) => id));
  return repairs.filter((repair) => [...settledBy(repair)].some((id) => shown.has(id)));
}
