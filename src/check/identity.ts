import { conceptKey } from "../catalogue/index.js";
import { plainText, type Table, type TableColumn, type TableRow } from "../recognise/index.js";
import { type Relation, rowName } from "../relations/index.js";

/** Names of tables and their rows that outlast edits: no sheet name, address, order or value is in them. */
export class Identity {
  private readonly instances = new Map<Table, string>();
  /** The numbers of the rows that are not the first of their name. */
  private readonly rows = new Map<Table, Map<TableRow, number>>();

  private readonly columns = new Map<Table, Map<TableColumn, string>>();

  constructor(tables: readonly Table[]) {
    const seen = new Map<string, number>();
    for (const table of tables) {
      const title = plainText(table.title).replace(/20\d{2}年(度)?/g, "");
      const key = [table.form?.id ?? "other", title, table.project ?? ""].join("|");
      this.instances.set(table, numbered(key, seen));
    }
  }

  /** Which table of its kind: its form, its title without the year, its project; alike ones numbered in their order. */
  instanceOf(table: Table): string {
    return this.instances.get(table) ?? "";
  }

  /** A row by its unit and its name, rows alike numbered in their order. */
  rowOf(table: Table, row: TableRow): string {
    const ordinal = this.ordinalsIn(table).get(row) ?? 1;
    return ordinal === 1 ? nameIn(row) : `${nameIn(row)}#${String(ordinal)}`;
  }

  private ordinalsIn(table: Table): Map<TableRow, number> {
    let ordinals = this.rows.get(table);
    if (!ordinals) {
      ordinals = new Map();
      const seen = new Map<string, number>();
      const count = (row: TableRow): void => {
        const name = nameIn(row);
        const ordinal = (seen.get(name) ?? 0) + 1;
        seen.set(name, ordinal);
        if (ordinal > 1) ordinals?.set(row, ordinal);
      };
      table.rows.forEach(count);
      for (const { row } of table.singles) count(row);
      this.rows.set(table, ordinals);
    }
    return ordinals;
  }

  /** A column by its header, columns alike numbered in their order. */
  private columnOf(table: Table, column: TableColumn | undefined): string {
    let names = this.columns.get(table);
    if (!names) {
      names = new Map();
      const seen = new Map<string, number>();
      for (const one of table.panels.flatMap((panel) => panel.columns))
        names.set(one, numbered(one.path.join("›"), seen));
      this.columns.set(table, names);
    }
    return (column && names.get(column)) ?? "";
  }

  /** A relation by its rule and what it is about: its subject, or table, concept, column and row of its whole. */
  relationKey({ rule, whole, column, row, table, subject }: Relation, ordinal: number): string {
    const about =
      subject ??
      [
        this.instanceOf(table),
        conceptKey(whole.concept),
        this.columnOf(table, column),
        this.rowOf(table, row),
      ].join("|");
    return ordinal === 1 ? `${rule}|${about}` : `${rule}|${about}#${String(ordinal)}`;
  }

  /** A cell by its table, row and column. */
  cellKey(table: Table, row: TableRow, column: TableColumn | undefined): string {
    return [this.instanceOf(table), this.rowOf(table, row), this.columnOf(table, column)].join("|");
  }
}

/** A row by its unit and its name. */
function nameIn(row: TableRow): string {
  return `${row.organisation ?? ""}|${rowName(row)}`;
}

function numbered(key: string, seen: Map<string, number>): string {
  const ordinal = (seen.get(key) ?? 0) + 1;
  seen.set(key, ordinal);
  return ordinal === 1 ? key : `${key}#${String(ordinal)}`;
}
