import { ExcelError, SimCollection, SimObject } from "./object.js";

/** Decides whether a member may be used; throws where Excel of that version lacks it. */
export type MemberGuard = (className: string, member: string) => void;

/** Reads, writes and calls what objects have under their wire names; anything else is refused and remembered. */
export class Members {
  /** Every member that was asked for and is not simulated, or not in this version. */
  readonly missing = new Set<string>();

  constructor(private readonly guard: MemberGuard) {}

  get(object: SimObject, name: string): unknown {
    this.check(object, name);
    return (object as unknown as Record<string, unknown>)[name];
  }

  set(object: SimObject, name: string, value: unknown): void {
    this.check(object, name);
    if (!hasSetter(object, name)) throw new ExcelError("InvalidOperation", `${name} is read-only.`);
    (object as unknown as Record<string, unknown>)[name] = value;
  }

  call(object: SimObject, name: string, args: readonly unknown[]): unknown {
    const method = this.get(object, name);
    if (typeof method !== "function") return this.refuse(object, name);
    return (method as (...given: unknown[]) => unknown).apply(object, [...args]);
  }

  private check(object: SimObject, name: string): void {
    if (!/^[A-Z_]/.test(name) || !(name in object)) this.refuse(object, name);
    if (name.startsWith("_") || name === "Id") return;
    try {
      this.guard(object.className, name.charAt(0).toLowerCase() + name.slice(1));
    } catch (error) {
      this.missing.add(`${object.className}.${name}`);
      throw error;
    }
  }

  private refuse(object: SimObject, name: string): never {
    this.missing.add(`${object.className}.${name}`);
    throw new ExcelError("ApiNotFound", `${object.className}.${name} is not simulated.`);
  }
}

function hasSetter(object: SimObject, name: string): boolean {
  for (let at: unknown = object; at !== null && at !== undefined; at = Object.getPrototypeOf(at)) {
    const property = Object.getOwnPropertyDescriptor(at, name);
    if (property) return property.set !== undefined;
  }
  return false;
}

/** What `load` answers: the selected properties, `a/b` for one of a property's own. */
export function query(
  members: Members,
  object: SimObject,
  select: readonly string[],
): Record<string, unknown> {
  if (object instanceof SimCollection) {
    const items = object.list() as readonly SimObject[];
    return { _Items: items.map((item) => project(members, item, select)) };
  }
  return project(members, object, select);
}

function project(members: Members, object: SimObject, select: readonly string[]): Record<string, unknown> {
  if (select.length === 0) throw new ExcelError("InvalidArgument", "Loading everything is not simulated.");
  const answer: Record<string, unknown> = object.Id === undefined ? {} : { Id: object.Id };
  const nested = new Map<string, string[]>();
  for (const path of select) {
    const [head = "", ...rest] = path.split("/");
    const name = head.charAt(0).toUpperCase() + head.slice(1);
    if (rest.length === 0) answer[name] = members.get(object, name);
    else nested.set(name, [...(nested.get(name) ?? []), rest.join("/")]);
  }
  for (const [name, paths] of nested) {
    const child = members.get(object, name);
    answer[name] = child instanceof SimObject ? query(members, child, paths) : null;
  }
  return answer;
}
