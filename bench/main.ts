/**
 * What reading, recognising and checking cost, as ratios taken in one run: `npm run bench [-- --json]`. Parts that
 * need a heap of their own are run by this program in processes of their own.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { type BalanceCost, balanceCosts } from "./balance.js";
import { publishedSet, tablesWithCells } from "./books.js";
import { command } from "./command.js";
import { factsCost, type FactsCost } from "./facts.js";
import { writeBook } from "./files.js";
import { type JointCosts, jointCosts } from "./joint.js";
import { inOwnProcess } from "./measure.js";
import { cold, first, type Overhead, warm } from "./overhead.js";
import { ratiosOf, report, type Results } from "./report.js";
import { size, sizesOf } from "./scale.js";
import { hostile, text, textCosts } from "./texts.js";

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
const WARM_UP_SIZE = 20_000;
const FACTS = 100_000;
const TEXT_BYTES = [100_000, 1_000_000];

/** What this program does in a process of its own; prints JSON. */
const PARTS: Readonly<Record<string, (...args: string[]) => unknown>> = {
  warm: (path = "") => warm(path),
  first: (step = "", path = "") => first(step, path),
  size: (path = "", warmUp = "") => size(path, warmUp),
  facts: (count) => factsCost(Number(count)),
  text: (bytes, kind) => text(Number(bytes), kind === "sound"),
  hostile,
  joint: jointCosts,
  balance: balanceCosts,
};

function say(text: string): void {
  process.stderr.write(`${text} …\n`);
}

function measure(folder: string): Results {
  const dist = resolve(dirname(process.argv[1] ?? ""), "..");
  const published = join(folder, "published.xlsx");
  writeBook(published, publishedSet());

  say("12 sheets");
  const warmed = inOwnProcess("warm", published) as Overhead;
  const fresh = cold(published);

  const book = (cells: number): string => {
    const path = join(folder, `${String(cells)}.xlsx`);
    writeBook(path, tablesWithCells(cells));
    return path;
  };
  say(`${SIZES.join(", ")} cells`);
  const sizes = sizesOf(SIZES.map(book), book(WARM_UP_SIZE));

  say(`${String(FACTS)} facts`);
  const facts = inOwnProcess("facts", String(FACTS)) as FactsCost;

  say("texts");
  const texts = textCosts(TEXT_BYTES);

  say("the joint check");
  const joint = inOwnProcess("joint") as JointCosts;

  say("舍位平衡");
  const balance = inOwnProcess("balance") as readonly BalanceCost[];

  say("the command");
  const sample = resolve(dist, "..", "sample", "sample.xlsx");
  return {
    node: process.version,
    cpu: cpus()[0]?.model ?? "",
    warm: warmed,
    cold: fresh,
    sizes,
    facts,
    texts,
    joint,
    balance,
    command: command(dist, sample),
  };
}

const [name = "", ...args] = process.argv.slice(2);
const part = PARTS[name];
if (part) {
  process.stdout.write(JSON.stringify(await part(...args)));
} else {
  const folder = mkdtempSync(join(tmpdir(), "gouji-bench-"));
  try {
    const results = measure(folder);
    process.stdout.write(
      name === "--json"
        ? `${JSON.stringify({ ...results, ratios: ratiosOf(results) }, null, 1)}\n`
        : report(results),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
