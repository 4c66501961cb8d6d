import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";
import walls from "./eslint.walls.js";

/** The engine in its order: a room may import the rooms on the lines before its own. */
const ENGINE = [
  ["workbook"],
  ["catalogue"],
  ["forms"],
  ["recognise"],
  ["narrative"],
  ["relations"],
  ["check"],
  ["repair"],
  ["summary", "review"],
];
const engine = ENGINE.flat();

/** Who may import whom, always through the door. No `packages` means any. */
const ROOMS = {
  ...Object.fromEntries(
    ENGINE.flatMap((line, order) =>
      line.map((room) => [
        room,
        { door: "index.ts", rooms: ENGINE.slice(0, order).flat(), packages: ["decimal.js"] },
      ]),
    ),
  ),
  hosts: { door: "port.ts", rooms: engine },
  "hosts/cells": { door: "index.ts", rooms: engine },
  "hosts/formula": { door: "index.ts", rooms: [...engine, "hosts/cells"] },
  "hosts/excel": { door: "index.ts", rooms: [...engine, "hosts", "hosts/cells"] },
  "hosts/file": { door: "index.ts", rooms: [...engine, "hosts", "hosts/cells", "hosts/formula"] },
  "hosts/solver": { door: "index.ts", rooms: engine },
  "hosts/worker": { door: "index.ts", rooms: [...engine, "hosts", "hosts/file", "hosts/solver"] },
  taskpane: {
    door: "index.ts",
    rooms: [...engine, "hosts", "hosts/cells", "hosts/excel", "hosts/worker"],
  },
  page: {
    door: "index.ts",
    rooms: [...engine, "hosts", "hosts/cells", "hosts/formula", "hosts/worker", "taskpane"],
  },
  cli: {
    door: "index.ts",
    rooms: [...engine, "hosts", "hosts/cells", "hosts/formula", "hosts/file", "hosts/solver"],
  },
};

/** What the engine may not touch: the world, the clock, chance. */
const WORLD = [
  ...["globalThis", "global", "window", "self", "document", "navigator", "location"],
  ...["localStorage", "sessionStorage", "indexedDB", "Office", "Excel"],
  ...["process", "Buffer", "require", "module", "__dirname", "__filename", "console"],
  ...["fetch", "XMLHttpRequest", "WebSocket", "Worker", "eval"],
  ...["setTimeout", "setInterval", "setImmediate", "queueMicrotask", "requestAnimationFrame"],
  ...["Date", "performance", "crypto"],
];

const files = (rooms) => rooms.map((room) => `src/${room}/**/*.{ts,tsx}`);

export default defineConfig(
  globalIgnores(["dist/", "coverage/"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "@typescript-eslint/triple-slash-reference": ["error", { lib: "never", path: "never", types: "never" }],
      eqeqeq: "error",
    },
  },
  {
    files: ["**/*.{js,mjs,cjs}"],
    languageOptions: {
      globals: { process: false, console: false, performance: false, URL: false, Buffer: false },
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    plugins: { walls },
    rules: {
      "walls/imports": ["error", ROOMS],
      "max-lines": ["error", 400],
    },
  },
  {
    // Excel takes some texts for formulas: they are made safe in one place.
    files: ["src/hosts/excel/**/*.ts"],
    ignores: ["src/hosts/excel/writeCell.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "AssignmentExpression[left.property.name=/^(values|formulas|numberFormat)/]",
          message: "Write into cells through writeCell.ts.",
        },
      ],
    },
  },
  {
    files: files(engine),
    rules: {
      "no-restricted-globals": ["error", ...WORLD],
      "no-restricted-properties": ["error", { object: "Math", property: "random" }],
    },
  },
);
