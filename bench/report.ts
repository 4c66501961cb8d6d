import type { BalanceCost } from "./balance.js";
import type { Command } from "./command.js";
import type { FactsCost } from "./facts.js";
import type { JointCosts } from "./joint.js";
import type { Overhead } from "./overhead.js";
import type { Size } from "./scale.js";
import type { TextCost, TextCosts } from "./texts.js";

export interface Results {
  readonly node: string;
  readonly cpu: string;
  readonly warm: Overhead;
  readonly cold: Overhead;
  readonly sizes: readonly Size[];
  readonly facts: FactsCost;
  readonly texts: TextCosts;
  readonly joint: JointCosts;
  readonly balance: readonly BalanceCost[];
  readonly command: Command;
}

const STEPS = ["read", "recognise", "check"] as const;

/** Microseconds a cell. */
function perCell(size: Size, step: (typeof STEPS)[number]): number {
  return (size[step] * 1000) / size.cells;
}

/** Nanoseconds a byte of UTF-8. */
function perByte({ read, check, bytes }: TextCost): number {
  return ((read + check) * 1e6) / bytes;
}

/** 1 where time grows with the text; NaN without two sizes. */
function textGrowth(sizes: readonly TextCost[]): number {
  const [smallest] = sizes;
  const largest = sizes.at(-1);
  return smallest && largest ? perByte(largest) / perByte(smallest) : NaN;
}

/** The ratios that count: independent of the machine, about. */
export function ratiosOf({ warm, cold, sizes, texts, command }: Results): object {
  const [smallest] = sizes;
  const largest = sizes.at(-1);
  const growth =
    smallest && largest
      ? Object.fromEntries(STEPS.map((step) => [step, perCell(largest, step) / perCell(smallest, step)]))
      : {};
  const overhead = ({ plain, read, recognised, checked }: Overhead): object => ({
    read: read / plain,
    recognised: recognised / plain,
    checked: checked / plain,
  });
  return {
    warm: overhead(warm),
    cold: overhead(cold),
    growthPerCell: growth,
    growthPerByteOfText: textGrowth(texts.sizes),
    command: { toBareNode: command.check / command.bare, toPlainRead: command.check / command.plain },
  };
}

function line(name: string, ...columns: readonly string[]): string {
  return `  ${name.padEnd(34)}${columns.map((column) => column.padStart(13)).join("")}`.trimEnd();
}

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}

function times(value: number, against: number): string {
  return `${(value / against).toFixed(2)} ×`;
}

function overheadLines({ warm, cold }: Results): string[] {
  const row = (name: string, step: keyof Overhead): string =>
    line(name, ms(warm[step]), times(warm[step], warm.plain), ms(cold[step]), times(cold[step], cold.plain));
  return [
    line("12 sheets", "warm", "ratio", "first", "ratio"),
    row("SheetJS read alone", "plain"),
    row("read", "read"),
    row("read + recognise", "recognised"),
    row("read + recognise + check", "checked"),
  ];
}

function sizeLines(sizes: readonly Size[]): string[] {
  const [smallest] = sizes;
  const largest = sizes.at(-1);
  if (!smallest || !largest) return [];
  return [
    line("µs a cell", ...STEPS, "all", "findings"),
    ...sizes.map((size) => {
      const steps = STEPS.map((step) => perCell(size, step));
      return line(
        `${size.cells.toLocaleString("en")} cells`,
        ...steps.map((cost) => cost.toFixed(2)),
        steps.reduce((sum, cost) => sum + cost, 0).toFixed(2),
        String(size.findings),
      );
    }),
    line(
      "largest / smallest",
      ...STEPS.map((step) => times(perCell(largest, step), perCell(smallest, step))),
      times(
        STEPS.reduce((sum, step) => sum + perCell(largest, step), 0),
        STEPS.reduce((sum, step) => sum + perCell(smallest, step), 0),
      ),
    ),
  ];
}

function commandLines({ command: { bare, plain, version, check } }: Results): string[] {
  const row = (name: string, value: number): string =>
    line(name, ms(value), times(value, bare), times(value, plain));
  return [
    line("process start to end", "", "to node", "to SheetJS"),
    row("node -e 0", bare),
    row("node + SheetJS read", plain),
    row("gouji --version", version),
    row("gouji check sample.xlsx", check),
  ];
}

function factLines({ facts }: Results): string[] {
  const {
    facts: count,
    relations,
    findings,
    milliseconds,
    againMilliseconds,
    keptMegabytes,
    peakMegabytes,
  } = facts;
  return [
    line("snapshot to findings", "first", "again", "kept", "process grew"),
    line(
      `${count.toLocaleString("en")} facts`,
      `${(milliseconds / 1000).toFixed(2)} s`,
      `${(againMilliseconds / 1000).toFixed(2)} s`,
      `${keptMegabytes.toFixed(0)} MB`,
      `${peakMegabytes.toFixed(0)} MB`,
    ),
    line(`  ${String(relations)} relations, ${String(findings)} findings`),
  ];
}

const SLOWEST = 10;

function textLines({ texts: { sound, sizes, hostile } }: Results): string[] {
  return [
    line("text beside tables", "read", "check", "ns a byte", "findings"),
    ...[sound, ...sizes].map((size) =>
      line(
        `${(size.bytes / 1000).toLocaleString("en")} kB, ${size.claims.toLocaleString("en")} ${size === sound ? "true" : "wrong"} figures`,
        ms(size.read),
        ms(size.check),
        perByte(size).toFixed(0),
        String(size.findings),
      ),
    ),
    line("largest / smallest", "", "", `${textGrowth(sizes).toFixed(2)} ×`),
    line("hostile texts, the slowest", "time", "signs", "µs a sign"),
    ...hostile
      .slice(0, SLOWEST)
      .map(({ name, signs, milliseconds }) =>
        line(
          `  ${name}`,
          ms(milliseconds),
          signs.toLocaleString("en"),
          ((milliseconds * 1000) / signs).toFixed(1),
        ),
      ),
  ];
}

function jointLines({ joint: { start, sizes } }: Results): string[] {
  return [
    line("joint check", "plain", "first", "again", "relations"),
    ...sizes.map(({ cells, relations, plain, first, again }) =>
      line(`${cells.toLocaleString("en")} cells`, ms(plain), ms(first), ms(again), String(relations)),
    ),
    line("start of the solver", "", ms(start)),
  ];
}

function balanceLines({ balance }: Results): string[] {
  return [
    line("舍位平衡", "moves", "bound", "off", "first", "again"),
    ...balance.map(({ cells, moves, bound, off, wrong, seconds, again }) =>
      line(
        `${cells.toLocaleString("en")} cells`,
        String(moves),
        String(bound ?? "none"),
        String(off + wrong),
        ms(seconds * 1000),
        ms(again * 1000),
      ),
    ),
  ];
}

/** The results for a person. */
export function report(results: Results): string {
  const blocks = [
    [`node ${results.node}, ${results.cpu}`],
    overheadLines(results),
    sizeLines(results.sizes),
    factLines(results),
    textLines(results),
    jointLines(results),
    balanceLines(results),
    commandLines(results),
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
