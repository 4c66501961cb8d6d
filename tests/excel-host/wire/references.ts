import { ExcelError, type SimObject } from "./object.js";

/** The objects that office.js asked to keep alive, by the ids it knows them under. */
export class References {
  private readonly objects = new Map<string, SimObject>();
  private readonly ids = new Map<SimObject, string>();
  private minted = 0;

  /** How many are kept. */
  get size(): number {
    return this.objects.size;
  }

  keep(object: SimObject): string {
    const known = this.ids.get(object);
    if (known !== undefined) return known;
    this.minted++;
    const id = `${object.className}:${String(this.minted)}`;
    this.objects.set(id, object);
    this.ids.set(object, id);
    return id;
  }

  get(id: string): SimObject {
    const object = this.objects.get(id);
    if (!object) throw new ExcelError("InvalidReference", "This reference is not valid.");
    return object;
  }

  drop(id: string): void {
    const object = this.objects.get(id);
    if (object) this.ids.delete(object);
    this.objects.delete(id);
  }

  /** Gives up everything kept since a count, for an answer that never reaches office.js. */
  since(count: number): void {
    for (const id of [...this.objects.keys()].slice(count)) this.drop(id);
  }
}
