import type { Engine, JobOptions } from "../../hosts/worker/index.js";
import { type Beside, freeName, withCompanion, withText } from "./beside.js";
import { bytesOf, type Source } from "./source.js";

type Change = (beside: Beside) => Beside;

/** Something to be laid beside the workbook, and how it is read. */
export interface Reading {
  readonly name: string;
  readonly read: (options: JobOptions) => Promise<Change>;
}

export function textReadings(engine: Engine, sources: readonly Source[]): Reading[] {
  return sources.map((source) => ({
    name: source.name,
    read: async (options) => {
      const text = await engine.readText(await bytesOf(source), source.name, options);
      return (beside) => withText(beside, text);
    },
  }));
}

/** A pasted text, called `name` or, where that is taken, `name 2`. */
export function pastedReading(engine: Engine, pasted: string, name: string, { texts }: Beside): Reading {
  const own = freeName(name, texts);
  return {
    name: own,
    read: async (options) => {
      const text = await engine.readText(pasted, own, options);
      return (beside) => withText(beside, text);
    },
  };
}

export function companionReadings(engine: Engine, sources: readonly Source[]): Reading[] {
  return sources.map((source) => ({
    name: source.name,
    read: async (options) => {
      const companion = await engine.readCompanion(await bytesOf(source), source.name, options);
      return (beside) => withCompanion(beside, companion);
    },
  }));
}
