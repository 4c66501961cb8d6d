import { plainTitle } from "./document.js";
import type { GridCell } from "./grid.js";
import type { Block } from "./segment.js";
import type { TableShape, TableSource } from "./tablesource.js";

/** A block of a sheet on its way to becoming a table. */
export interface Draft {
  readonly source: TableSource;
  readonly shape: TableShape;
  readonly loose: Block["loose"];
  /** Figures of a table without a header, which stand among a block's loose rows. */
  readonly figures: readonly GridCell[];
}

function signature(draft: Draft): string {
  return draft.shape.panels
    .map(({ labels, values }) =>
      [...labels.map(({ kind }) => kind), ...values.map(({ path }) => path.join("/"))].join("|"),
    )
    .join("#");
}

function hasGrandTotal(draft: Draft): boolean {
  const { source, shape } = draft;
  const labels = shape.panels.flatMap((panel) => panel.labels.map(({ at }) => at));
  return source.block.body.some((row) =>
    labels.some((at) => /^(合计|总计)$/.test(row.cellAt(at)?.label.plain ?? "")),
  );
}

/** Whether `next` is a further page of the table that `first` begins. */
function continues(first: Draft, next: Draft): boolean {
  const a = first.source;
  const b = next.source;
  if (a.form !== b.form || a.form === undefined || a.form.kind === "performance") return false;
  const sameTitle =
    b.block.title === undefined || plainTitle(a.title, undefined) === plainTitle(b.title, undefined);
  if (!sameTitle || signature(first) !== signature(next)) return false;
  return !(hasGrandTotal(first) && hasGrandTotal(next));
}

export function pagesOf(drafts: readonly Draft[]): Draft[][] {
  const groups: Draft[][] = [];
  for (const draft of drafts) {
    const group = groups.at(-1);
    const [first] = group ?? [];
    if (
      group &&
      first &&
      continues(first, draft) &&
      !group.some((page) => hasGrandTotal(page) && hasGrandTotal(draft))
    )
      group.push(draft);
    else groups.push([draft]);
  }
  return groups;
}
