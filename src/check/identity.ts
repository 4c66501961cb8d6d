import { conceptKey } from "../catalogue/index.js";
import { plainText, type Table, type TableColumn, type TableRow } from "../recognise/index.js";
import { type Relation, rowName } from "../relations/index.js";

/** Names of tables and their rows that outlast edits: no sheet name, address, order or value is in them. */
export class Identity {
  private readonly instances = new Map<Table, string>();
  private readonly rows = new Map<Table, Map<TableRow, string>>();

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
    let names = this.rows.get(table);
    if (!names) {
      names = new Map();
      const seen = new Map<string, number>();
      for (const one of [...table.rows, ...table.singles.map((single) => single.row)])
        names.set(one, numbered(`${one.organisation ?? ""}|${rowName(one)}`, seen));
      this.rows.set(table, names);
    }
    return names.get(row) ?? rowName(row);
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

function numbered(key: string, seen: Map<string, number>): string {
  const ordinal = (seen.get(key) ?? 0) + 1;
  seen.set(key, ordinal);
  return ordinal === 1 ? key : `${key}#${String(ordinal)}`;
}
