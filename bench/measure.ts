import { spawnSync } from "node:child_process";

/** Milliseconds that `work` takes. */
export function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  const [low = NaN, high = NaN] = [sorted[(sorted.length - 1) >> 1], sorted[middle]];
  return (low + high) / 2;
}

/** Collects garbage where node was started with --expose-gc. */
export function collect(): void {
  globalThis.gc?.();
}

/**
 * The medians of several measurements, taken in turns: what slows the machine down for a while slows all of them.
 */
export function inTurns<Name extends string>(
  rounds: number,
  measurements: Readonly<Record<Name, () => number>>,
): Record<Name, number> {
  const names = Object.keys(measurements) as Name[];
  const taken = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed())
      taken.get(name)?.push(measurements[name]());
  }
  return Object.fromEntries(names.map((name) => [name, median(taken.get(name) ?? [])])) as Record<
    Name,
    number
  >;
}

/** Runs node and returns what it prints; fails loudly. */
export function node(...args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${String(status)}: ${stderr}`);
  return stdout;
}

/** Runs one part of the benchmark in a process of its own, with a heap of its own. */
export function inOwnProcess(part: string, ...args: readonly string[]): unknown {
  return JSON.parse(node("--expose-gc", process.argv[1] ?? "", part, ...args));
}
