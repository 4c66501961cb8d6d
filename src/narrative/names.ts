import { codeNames, type CodeSystem, economicClasses, functionsBelow } from "../catalogue/index.js";
import type { Recognised, TableRow } from "../recognise/index.js";
import { similarity } from "../workbook/index.js";
import { plainOf } from "./plain.js";

/** What a name stands for. */
export interface NameMeaning {
  readonly kind: "function" | "economic" | "project" | "organisation";
  /** A code, or the name of a project or unit. */
  readonly value: string;
}

const SHORTEST = 3;
const SHORTEST_PROJECT = 5;

/** A name as it is compared. */
export function plainName(name: string): string {
  return plainOf(name).text;
}

/** 一般公共服务 for 一般公共服务支出, and the other way round. */
function spellings(name: string): string[] {
  const plain = plainName(name);
  // 对个人和家庭补助 for 对个人和家庭的补助.
  if (plain.endsWith("的补助"))
    return [plain, plain.replace("的补助", "补助"), `${plain}支出`, plain.replace("的补助", "补助支出")];
  return plain.endsWith("支出") && plain.length > 5 ? [plain, plain.slice(0, -2)] : [plain, `${plain}支出`];
}

/** Lists of projects print the code of a 科目 beside a project's name. */
function isNameOf(codes: CodeSystem, code: string, label: string): boolean {
  const names = codeNames(codes, code).map(plainName);
  const own = plainName(label);
  return (
    names.length === 0 ||
    names.some((name) => name.includes(own) || own.includes(name) || similarity(name, own) >= ALIKE)
  );
}

const ALIKE = 0.5;

/** The names that the tables print, with what they stand for, and those of the code lists under the codes they print. */
export class Names {
  private readonly byStart = new Map<string, string[]>();
  private readonly meanings = new Map<string, NameMeaning[]>();
  /** Codes of 功能分类 that some table prints. */
  readonly functionCodes = new Set<string>();

  /** `entity` is the department that the text is about. */
  constructor({ tables, document }: Recognised, entity: string | undefined) {
    for (const one of [document.entity, entity]) {
      if (one === undefined) continue;
      const plain = plainName(one);
      for (const own of [plain, plain.replace(/\(?本级\)?$/, "")])
        this.add(own, { kind: "organisation", value: own });
    }
    for (const { rows, project } of tables) {
      if (project !== undefined) this.addProject(project);
      for (const row of rows) this.addRow(row);
    }
    for (const code of this.functionCodes) {
      if (code.length > 3) continue;
      for (const name of codeNames("function", code)) this.addCode(name, "function", code);
    }
    for (const { code, name } of functionsBelow("")) this.addCode(name, "function", code);
    for (const { code, name } of economicClasses()) this.addCode(name, "economic", code);
    for (const list of this.byStart.values()) list.sort((a, b) => b.length - a.length);
  }

  /** The longest name that begins at an offset of a plain text. */
  at(text: string, index: number): { name: string; meanings: readonly NameMeaning[] } | undefined {
    const start = text.slice(index, index + 2);
    const name = this.byStart.get(start)?.find((one) => text.startsWith(one, index));
    return name === undefined ? undefined : { name, meanings: this.meanings.get(name) ?? [] };
  }

  private addRow({ code, codes, label, concept, organisation }: TableRow): void {
    if (code !== undefined && (codes === "function" || codes === "economic")) {
      if (codes === "function") for (const length of [3, 5, 7]) this.functionCodes.add(code.slice(0, length));
      if (concept.project !== undefined) this.addProject(concept.project);
      else if (isNameOf(codes, code, label)) this.addCode(label, codes, code);
      return;
    }
    const own = concept.function ?? concept.economic;
    if (own !== undefined && /^\d{3,7}$/.test(own)) {
      if (concept.function !== undefined) this.functionCodes.add(own);
      this.addCode(label, concept.function === undefined ? "economic" : "function", own);
    }
    if (concept.project !== undefined) this.addProject(concept.project);
    if (organisation !== undefined)
      this.add(plainName(organisation), { kind: "organisation", value: organisation });
  }

  private addCode(name: string, codes: CodeSystem, code: string): void {
    const kind = codes === "function" ? "function" : "economic";
    for (const one of spellings(name)) if (one.length >= SHORTEST) this.add(one, { kind, value: code });
  }

  private addProject(name: string): void {
    const plain = plainName(name);
    if (plain.length < SHORTEST_PROJECT) return;
    this.add(plain, { kind: "project", value: name });
    if (plain.endsWith("项目")) this.add(plain.slice(0, -2), { kind: "project", value: name });
  }

  private add(name: string, meaning: NameMeaning): void {
    if (name.length < SHORTEST) return;
    const known = this.meanings.get(name);
    if (known) {
      if (!known.some(({ kind, value }) => kind === meaning.kind && value === meaning.value))
        known.push(meaning);
      return;
    }
    this.meanings.set(name, [meaning]);
    const start = name.slice(0, 2);
    const list = this.byStart.get(start);
    if (list) list.push(name);
    else this.byStart.set(start, [name]);
  }
}
