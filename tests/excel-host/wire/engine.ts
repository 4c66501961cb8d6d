import { type MemberGuard, Members, query } from "./members.js";
import { ExcelError, SimCollection, SimObject } from "./object.js";
import {
  ACTION,
  type Action,
  type ArgumentInfo,
  PATH,
  type RequestBody,
  type ResponseBody,
} from "./protocol.js";
import { References } from "./references.js";

/** Objects of a request by the number of their path; null for one that is not there. */
type Resolved = Map<number, SimObject | null>;

/** Called before each action; throws to make it fail. */
export type ActionHook = (action: Action, index: number) => void;

/** Answers one request after the other on a tree of objects, in the order of its actions, as Excel does. */
export class Engine {
  readonly references = new References();
  readonly members: Members;

  constructor(
    private readonly root: SimObject,
    /** Objects that are made by name; office.js itself asks for some. */
    private readonly services: Readonly<Record<string, SimObject>>,
    guard: MemberGuard,
  ) {
    this.members = new Members(guard);
  }

  /** Stops at the first action that fails; what was done before stays done. */
  execute(body: RequestBody, beforeAction?: ActionHook): ResponseBody {
    const resolved: Resolved = new Map();
    const results: { ActionId: number; Value: unknown }[] = [];
    const traces: number[] = [];
    for (const [index, action] of body.Actions.entries()) {
      try {
        beforeAction?.(action, index);
        if (action.ActionType === ACTION.trace) traces.push(action.Id);
        const value = action.ActionType === ACTION.trace ? null : this.act(action, body, resolved);
        results.push({ ActionId: action.Id, Value: value ?? null });
      } catch (error) {
        if (!(error instanceof ExcelError)) throw error;
        const place = `${body.ObjectPaths[action.ObjectPathId]?.Name ?? ""}.${action.Name}`;
        return {
          Results: results,
          TraceIds: traces,
          Error: {
            Code: error.code,
            Message: error.message,
            Location: place,
            ActionIndex: index,
            HttpStatusCode: 400,
          },
        };
      }
    }
    return { Results: results, TraceIds: traces };
  }

  private act(action: Action, body: RequestBody, resolved: Resolved): unknown {
    const { Name: name } = action;
    if (name === "_RemoveReference") {
      this.references.drop(String(action.ArgumentInfo?.Arguments?.[0]));
      return null;
    }
    const object = this.resolve(action.ObjectPathId, body, resolved);
    if (!object || name === "_KeepReference") return null;
    const args = this.argumentsOf(action.ArgumentInfo, body, resolved);
    switch (action.ActionType) {
      case ACTION.instantiate:
        return this.identify(object, body);
      case ACTION.query:
        return query(this.members, object, action.QueryInfo?.Select ?? []);
      case ACTION.method:
        return plain(this.members.call(object, name, args));
      case ACTION.setProperty:
        this.members.set(object, name, args[0]);
        return null;
      default:
        throw new ExcelError("ApiNotFound", `Action ${String(action.ActionType)} is not simulated.`);
    }
  }

  private identify(object: SimObject, body: RequestBody): Record<string, unknown> {
    return {
      ...(object.Id === undefined ? {} : { Id: object.Id }),
      ...(body.AutoKeepReference && object.isReferenced
        ? { _ReferenceId: this.references.keep(object) }
        : {}),
    };
  }

  /** Each path once in a request: a method that adds something must not run twice. */
  private resolve(id: number, body: RequestBody, resolved: Resolved): SimObject | null {
    const known = resolved.get(id);
    if (known !== undefined) return known;
    const object = this.follow(id, body, resolved);
    resolved.set(id, object);
    return object;
  }

  private follow(id: number, body: RequestBody, resolved: Resolved): SimObject | null {
    const path = body.ObjectPaths[id];
    if (!path) throw new ExcelError("InvalidObjectPath", `There is no path ${String(id)}.`);
    if (path.ObjectPathType === PATH.workbook) return this.root;
    if (path.ObjectPathType === PATH.nothing) return null;
    if (path.ObjectPathType === PATH.reference) return this.references.get(path.Name);
    if (path.ObjectPathType === PATH.service) {
      const service = this.services[path.Name];
      if (service) return service;
      throw new ExcelError("ApiNotFound", `${path.Name} is not simulated.`);
    }
    const parent = this.resolve(path.ParentObjectPathId ?? -1, body, resolved);
    if (!parent) return null;
    const args = this.argumentsOf(path.ArgumentInfo, body, resolved);
    const found = this.child(parent, path.ObjectPathType, path.Name, args);
    if (found === null || found instanceof SimObject) return found;
    throw new ExcelError("InvalidObjectPath", `${parent.className}.${path.Name} is no object.`);
  }

  private child(parent: SimObject, type: number, name: string, args: readonly unknown[]): unknown {
    if (type === PATH.property) return this.members.get(parent, name);
    if (type === PATH.method) return this.members.call(parent, name, args);
    if (type === PATH.item && parent instanceof SimCollection) return parent.GetItem(args[0]);
    throw new ExcelError("ApiNotFound", `Path ${String(type)} of ${parent.className} is not simulated.`);
  }

  private argumentsOf(info: ArgumentInfo | undefined, body: RequestBody, resolved: Resolved): unknown[] {
    const ids = info?.ReferencedObjectPathIds ?? [];
    return (info?.Arguments ?? []).map((value, at) => {
      const id = ids[at];
      return typeof id === "number" && id > 0 ? this.resolve(id, body, resolved) : value;
    });
  }
}

/** Methods answer plain values; an object would be asked for by a path. */
function plain(value: unknown): unknown {
  return value instanceof SimObject ? null : value;
}
