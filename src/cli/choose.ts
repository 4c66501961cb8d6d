import type { Change, Proposal, Repair, Repairs } from "../repair/index.js";
import { type Apply, UsageError } from "./args.js";

/** A repair with the one of its proposals that is used. */
export interface Chosen {
  readonly repair: Repair;
  /** From 0. */
  readonly index: number;
  readonly proposal: Proposal;
}

/** What a person writes behind `--apply` for a proposal. */
export function nameOf({ id, proposals }: Repair, index: number): string {
  return proposals.length > 1 ? `${id}:${String(index + 1)}` : id;
}

/** The repairs that are named, or all that are certain; throws {@link UsageError} with what can be named. */
export function chosenOf({ repairs }: Repairs, what: NonNullable<Apply>["what"]): readonly Chosen[] {
  if (what === "certain") {
    return repairs
      .filter(({ kind, certain }) => kind === "repair" && certain)
      .map((repair) => ({ repair, index: 0, proposal: repair.proposals[0] }));
  }
  const chosen = new Map<string, Chosen>();
  for (const name of what) {
    const one = chosenBy(repairs, name);
    const other = chosen.get(one.repair.id);
    if (other && other.index !== one.index)
      throw new UsageError(
        `修改建议 ${one.repair.id} 只能选一种改法，不能同时选第 ${String(other.index + 1)} 种和第 ${String(one.index + 1)} 种。`,
      );
    chosen.set(one.repair.id, one);
  }
  return [...chosen.values()];
}

function chosenBy(repairs: readonly Repair[], name: string): Chosen {
  const [, id = name, number] = /^(.*?)(?:[:：](\d+))?$/.exec(name) ?? [];
  const repair = repairs.find((one) => one.id === id);
  const names = (list: readonly Repair[]): string =>
    list.flatMap((one) => one.proposals.map((_, index) => nameOf(one, index))).join("、");
  if (!repair) {
    const known = repairs.length === 0 ? "这个工作簿没有修改建议" : `可以选：${names(repairs)}`;
    throw new UsageError(`没有编号为“${name}”的修改建议，${known}。`);
  }
  if (number === undefined && repair.proposals.length > 1)
    throw new UsageError(
      `修改建议 ${id} 有 ${String(repair.proposals.length)} 种改法，请选一种：${names([repair])}。`,
    );
  const index = Number(number ?? 1) - 1;
  const proposal = repair.proposals[index];
  if (!proposal)
    throw new UsageError(`修改建议 ${id} 没有第 ${number ?? ""} 种改法，可以选：${names([repair])}。`);
  return { repair, index, proposal };
}

/** The changes of all that was chosen, each place once; throws {@link UsageError} where two do not go together. */
export function changesOf(
  chosen: readonly Chosen[],
  placeName: (change: Change) => string,
): readonly Change[] {
  const changes = new Map<string, { readonly change: Change; readonly name: string }>();
  for (const { repair, index, proposal } of chosen) {
    const name = nameOf(repair, index);
    for (const change of proposal.changes) {
      const { sheet, row, column, span } = change.place;
      const key = [sheet, row, column, span?.start ?? ""].join();
      const other = changes.get(key);
      if (other && other.change.to !== change.to)
        throw new UsageError(
          `修改建议 ${other.name} 和 ${name} 对 ${placeName(change)} 的改法不同，不能一起应用。`,
        );
      changes.set(key, { change, name });
    }
  }
  return [...changes.values()].map(({ change }) => change);
}
