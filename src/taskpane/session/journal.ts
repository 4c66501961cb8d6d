import type { WorkbookMemory } from "../../hosts/port.js";
import { entriesOfText, type Entry, textOfEntries } from "./entries.js";

const APPLIED = "applied";
const UNLOCKED = "unlocked";

type Change = (entries: readonly Entry[]) => readonly Entry[];

/** What was applied to a workbook and agreed to in it, as the workbook itself remembers it. */
export class Journal {
  readonly #memory: WorkbookMemory;
  #entries: readonly Entry[] = [];
  #isUnlocked = false;
  #isLoaded = false;

  constructor(memory: WorkbookMemory) {
    this.#memory = memory;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  get isUnlocked(): boolean {
    return this.#isUnlocked;
  }

  /** Reads it once. @throws HostError */
  async load(): Promise<void> {
    if (this.#isLoaded) return;
    this.#entries = entriesOfText(await this.#memory.load(APPLIED));
    this.#isUnlocked = (await this.#memory.load(UNLOCKED)) === "yes";
    this.#isLoaded = true;
  }

  /** Remembers that locked tables may be changed. @throws HostError */
  async unlock(): Promise<void> {
    await this.#memory.save(UNLOCKED, "yes");
    this.#isUnlocked = true;
  }

  /** Changes what is noted in the workbook; other panes may have noted something since. @throws HostError */
  async change(change: Change): Promise<void> {
    const entries = change(entriesOfText(await this.#memory.load(APPLIED)));
    await this.#memory.save(APPLIED, textOfEntries(entries));
    this.#entries = entries;
  }

  /** The same once cells were written: where it cannot be noted, it holds for this session, and false comes back. */
  async tidy(change: Change): Promise<boolean> {
    try {
      await this.change(change);
      return true;
    } catch {
      this.#entries = change(this.#entries);
      return false;
    }
  }
}
