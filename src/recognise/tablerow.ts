import type { CodeSystem, Concept } from "../catalogue/index.js";
import { factAt, type RowMeaning } from "./facts.js";
import type { PanelPlan } from "./panelplan.js";
import { labelsOf, type RowDraft, valueColumns } from "./rows.js";
import type { Fact, RowRole, TableRow } from "./table.js";

/** A row of a table. It makes its facts when they are first asked for: most are only added up. */
export class FilledRow implements TableRow, RowMeaning {
  /** By position; a null is no fact. */
  private made: (Fact | null | undefined)[] | undefined;

  constructor(
    readonly index: number,
    private readonly draft: RowDraft,
    private readonly plan: PanelPlan,
    readonly said: Concept,
    readonly parent: number | undefined,
    readonly twin: number | undefined,
  ) {}

  get sheet(): number {
    return this.draft.page.source.sheet;
  }

  get row(): number {
    return this.draft.source.row;
  }

  get panel(): number {
    return this.draft.panel;
  }

  get labels(): readonly string[] {
    return labelsOf(this.draft);
  }

  get label(): string {
    return this.draft.label;
  }

  /** Its labels as one text, for indicators. */
  get name(): string {
    return this.labels.join("›");
  }

  get concept(): Concept {
    return this.draft.concept;
  }

  get nameColumn(): number {
    return this.draft.nameColumn;
  }

  get code(): string | undefined {
    return this.draft.code;
  }

  get codeColumn(): number | undefined {
    return this.draft.codeColumn;
  }

  get codes(): CodeSystem | undefined {
    return this.draft.codes;
  }

  get organisation(): string | undefined {
    return this.draft.organisation;
  }

  get lineNumber(): number | undefined {
    return this.draft.lineNumber;
  }

  get role(): RowRole {
    return this.draft.role;
  }

  get facts(): readonly (Fact | undefined)[] {
    const { page, panel } = this.draft;
    return (page.shape.panels[panel]?.values ?? []).map((_, position) => this.factAt(position));
  }

  factAt(position: number): Fact | undefined {
    this.made ??= [];
    let fact = this.made[position];
    if (fact === undefined) {
      fact = this.make(position) ?? null;
      this.made[position] = fact;
    }
    return fact ?? undefined;
  }

  get broken(): readonly number[] | undefined {
    const { draft } = this;
    const broken = valueColumns(draft).flatMap(({ at }, position) =>
      draft.source.cellAt(at)?.cell.isError ? [position] : [],
    );
    return broken.length === 0 ? undefined : broken;
  }

  private make(position: number): Fact | undefined {
    const { source, page, panel, isCount, isHeading } = this.draft;
    const column = page.shape.panels[panel]?.values[position];
    const meaning = (isCount ? this.plan.counting : this.plan.meanings)[position];
    if (isHeading || !column || !meaning) return undefined;
    const cell = source.cellAt(valueColumns(this.draft)[position]?.at ?? -1);
    return factAt(cell?.column ?? page.source.grid.columns[column.at] ?? 0, cell, meaning, this);
  }
}
