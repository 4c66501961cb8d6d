import type { Insertion as HostInsertion, Snapshot, WorkbookHost } from "../../hosts/port.js";
import type { Choices } from "../../check/index.js";
import type { Engine } from "../../hosts/worker/index.js";
import type { Papers } from "../../narrative/index.js";
import type { BalanceReport, UnitNature } from "../../summary/index.js";
import type { Block } from "../../workbook/index.js";
import { type Failure, failureOf } from "./failure.js";
import { type Insertion, Insertions, type Natures } from "./insertions.js";

/** What became of the last thing that was inserted or taken out. */
export type InsertOutcome =
  | {
      readonly is: "inserted";
      readonly entry: string;
      /** Names of the new sheets; none where it stands at the selected cell. */
      readonly sheets: readonly string[];
      /** It can be taken out after the pane is closed. */
      readonly isNoted: boolean;
    }
  | { readonly is: "removed"; readonly removed: number; readonly left: number }
  | { readonly is: "failed"; readonly failure: Failure };

/** What became of converting the tables in 元 to 万元. */
export type Conversion =
  | { readonly is: "none" | "running" }
  | { readonly is: "done"; readonly report: BalanceReport }
  | { readonly is: "failed"; readonly failure: Failure };

export interface InsertState {
  /** What is being done now: the key of a product, or an entry. */
  readonly busy: string | undefined;
  readonly entries: readonly Insertion[];
  readonly natures: Natures;
  readonly outcome: InsertOutcome | undefined;
  readonly conversion: Conversion;
}

const NO_CONVERSION: Conversion = { is: "none" };

export const NOTHING_INSERTED: InsertState = {
  busy: undefined,
  entries: [],
  natures: {},
  outcome: undefined,
  conversion: NO_CONVERSION,
};

/** Puts summaries into the workbook and takes them out again; the workbook remembers what was put into it. */
export class Inserting {
  readonly #host: WorkbookHost;
  readonly #engine: Engine;
  readonly #tell: (state: InsertState) => void;
  readonly #insertions: Insertions;
  #state = NOTHING_INSERTED;

  /** Ends a conversion whose result nobody waits for any more. */
  #job: AbortController | undefined;

  constructor(host: WorkbookHost, engine: Engine, tell: (state: InsertState) => void) {
    this.#host = host;
    this.#engine = engine;
    this.#tell = tell;
    this.#insertions = new Insertions(host.memory);
  }

  /** Reads what was inserted in earlier sessions, and what was said of units. */
  async start(): Promise<void> {
    try {
      await this.#insertions.load();
      this.#set({});
    } catch {
      // Nothing was asked for yet, so there is nothing to say.
    }
  }

  get natures(): Natures {
    return this.#insertions.natures;
  }

  async setNature(unit: string, nature: UnitNature): Promise<void> {
    await this.#insertions.setNature(unit, nature);
    this.#set({});
  }

  /** Another check is there: what was converted before is of another workbook. */
  checked(): void {
    this.#job?.abort();
    if (this.#state.conversion.is !== "none") this.#set({ conversion: NO_CONVERSION });
  }

  async convert(papers: Papers, choices: Choices): Promise<void> {
    this.#job?.abort();
    const job = new AbortController();
    this.#job = job;
    this.#set({ conversion: { is: "running" } });
    try {
      const report = await this.#engine.balance(papers, choices, { signal: job.signal });
      if (this.#job === job) this.#set({ conversion: { is: "done", report } });
    } catch (error) {
      if (this.#job === job && !job.signal.aborted)
        this.#set({ conversion: { is: "failed", failure: failureOf(error) } });
    }
  }

  /** True where something was written. `what` names it among the pane's words. */
  insert(
    what: string,
    blocks: readonly Block[],
    where: HostInsertion["where"],
    { keys }: Snapshot,
  ): Promise<boolean> {
    return this.#alone(what, async () => {
      const inserted = await this.#host.insert({ blocks, sources: keys, where });
      const entry: Insertion = { id: freeId(what, this.#insertions.entries), what, inserted };
      const isNoted = await this.#insertions.change((entries) => [...entries, entry]);
      const sheets = inserted.kind === "sheets" ? inserted.sheets.map(({ name }) => name) : [];
      this.#set({ outcome: { is: "inserted", entry: entry.id, sheets, isNoted } });
    });
  }

  /** Takes out what was inserted. What is left there is no longer ours: it is forgotten too. */
  remove(id: string): Promise<boolean> {
    return this.#alone(id, async () => {
      const entry = this.#insertions.entries.find((one) => one.id === id);
      if (!entry) return;
      const { removed, left } = await this.#host.remove(entry.inserted);
      await this.#insertions.change((entries) => entries.filter((one) => one.id !== id));
      this.#set({ outcome: { is: "removed", removed, left } });
    });
  }

  dismiss(): void {
    this.#set({ outcome: undefined });
  }

  /** One thing at a time. False where nothing was done. */
  async #alone(busy: string, work: () => Promise<void>): Promise<boolean> {
    if (this.#state.busy !== undefined) return false;
    this.#set({ busy, outcome: undefined });
    try {
      await work();
      return true;
    } catch (error) {
      this.#set({ outcome: { is: "failed", failure: failureOf(error) } });
      return false;
    } finally {
      this.#set({ busy: undefined });
    }
  }

  #set(change: Partial<Pick<InsertState, "busy" | "outcome" | "conversion">>): void {
    const { entries, natures } = this.#insertions;
    this.#state = { ...this.#state, ...change, entries, natures };
    this.#tell(this.#state);
  }
}

function freeId(what: string, entries: readonly Insertion[]): string {
  for (let number = 1; ; number++) {
    const id = `${what}-${String(number)}`;
    if (!entries.some((entry) => entry.id === id)) return id;
  }
}
