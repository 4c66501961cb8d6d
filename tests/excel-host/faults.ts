import { ExcelError } from "./wire/object.js";
import type { ActionHook } from "./wire/engine.js";

/**
 * What goes wrong with a request. `refused`: nothing of it is done; `stopped`: it fails after some of its actions;
 * `lost`: all of it is done, and an error comes back; `silence`: all of it is done, and no answer comes; `late`: the
 * answer comes when the test says so.
 */
export type Fault =
  | { readonly is: "refused" | "lost"; readonly code: string }
  | { readonly is: "stopped"; readonly code: string; readonly after: number }
  | { readonly is: "silence" | "late" };

/** Faults that wait for their request. */
export class Faults {
  private readonly planned = new Map<number, Fault>();
  private count = 0;

  /** Plans a fault for the request that comes as number `at` from now on; 0 is the next. */
  plan(at: number, fault: Fault): void {
    this.planned.set(this.count + at, fault);
  }

  /** Whether every planned fault has happened. */
  get areDone(): boolean {
    return this.planned.size === 0;
  }

  forget(): void {
    this.planned.clear();
  }

  next(): Fault | undefined {
    const fault = this.planned.get(this.count);
    this.planned.delete(this.count);
    this.count++;
    return fault;
  }

  hook(fault: Fault): ActionHook | undefined {
    if (fault.is !== "stopped") return undefined;
    return (_action, index) => {
      if (index >= fault.after) throw new ExcelError(fault.code, "A fault of the test.");
    };
  }
}
