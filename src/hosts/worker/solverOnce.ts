import { gunzipSync } from "fflate";
import type { Solver } from "../../repair/index.js";
import { highsSolver } from "../solver/index.js";

/**
 * The solver inside the worker, made when it is first wanted from what the page then sends: `ask` asks for it, `give`
 * takes the answer.
 */
export class SolverOnce {
  private solver: Promise<Solver | undefined> | undefined;
  private receive: (packed: Uint8Array | undefined) => void = () => undefined;

  constructor(private readonly ask: () => void) {}

  /** Undefined where it cannot be had: the page could not load it, or the browser forbids WebAssembly. */
  readonly withSolver = (): Promise<Solver | undefined> => {
    this.solver ??= new Promise<Uint8Array | undefined>((resolve) => {
      this.receive = resolve;
      this.ask();
    })
      .then((packed) => packed && highsSolver(gunzipSync(packed)))
      .catch(() => undefined);
    return this.solver;
  };

  give(packed: Uint8Array | undefined): void {
    this.receive(packed);
  }
}
