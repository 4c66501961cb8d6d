/** What Excel says no with. */
export class ExcelError extends Error {
  constructor(
    readonly code: string,
    message = code,
  ) {
    super(message);
  }
}

export const notFound = (): ExcelError =>
  new ExcelError("ItemNotFound", "The requested resource doesn't exist.");

export const invalidArgument = (what: string): ExcelError => new ExcelError("InvalidArgument", what);

/**
 * An object of Excel as the wire names it: properties and methods with capitals. The names of a subclass's own members
 * are all that the engine answers to.
 */
export abstract class SimObject {
  /** The class in Excel's API, by which the requirement sets are looked up. */
  abstract readonly className: string;
  /** What a parent collection finds it by; undefined for objects that live by reference. */
  get Id(): string | undefined {
    return undefined;
  }
  /** Kept by Excel under a reference until office.js gives that back. */
  readonly isReferenced: boolean = false;
}

export abstract class SimCollection<T extends SimObject> extends SimObject {
  abstract list(): readonly T[];

  find(key: unknown): T | undefined {
    return this.list().find(({ Id }) => Id === key);
  }
  GetItem(key: unknown): T {
    const item = this.find(key);
    if (!item) throw notFound();
    return item;
  }
  GetItemOrNullObject(key: unknown): T | null {
    return this.find(key) ?? null;
  }
}
