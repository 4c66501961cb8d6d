import { readFileSync } from "node:fs";
import { plainRead } from "./files.js";

// A program that only reads a workbook: what the whole command is measured against.
process.stdout.write(`${String(plainRead(readFileSync(process.argv[2] ?? "")).SheetNames.length)}\n`);
