import { test } from "vitest";
import { readFileSync, writeFileSync } from "node:fs";
import { readWorkbook } from "/work/main/src/hosts/file/index.js";
import { readPapers } from "/work/main/src/narrative/index.js";
import { conceptKey } from "/work/main/src/catalogue/index.js";
import { decimalText } from "/work/main/src/workbook/index.js";
test("x", () => {
  let out = "";
  for (const id of (process.env.IDS ?? "jingkai-2024-final,qiaokou-2024-budget,shanhaiguan-2023-budget").split(",")) {
    const dir = process.env.DIR ?? "/work/shared/cases";
    const lines = readFileSync(`${dir}/${id}/${process.env.TXT ?? "narrative.txt"}`,"utf8").split("\n");
    const r = readPapers({ workbook: readWorkbook(readFileSync(`${dir}/${id}/${id}.xlsx`), id), texts: [{ name: "说明", paragraphs: lines.map((text) => ({ text })), tables: [] }], companions: [] });
    for (const t of r.texts ?? []) {
      const v = (f?: any) => f ? decimalText(f.amount) + f.unit : "-";
      out += `== ${id} claims ${t.claims.length} unplaced ${t.unplaced.length} unknown ${t.unplaced.filter(u=>u.reason==="unknown").length}\n`;
      for (const p of t.paragraphs) if (p.isHeading) out += `H ${p.index+1} [${p.section.id}] ${p.plain.text.slice(0,40)}\n`;
      for (const l of t.statements.levels) out += `L ${l.paragraph+1} ${v(l.fact)} «${l.words.quote}» ${conceptKey(l.concepts[0])} (+${l.concepts.length-1})${l.codes? l.codes.join("+"):""}${l.inReason?" R":""}\n`;
      for (const l of t.statements.changes) out += `C ${l.paragraph+1} ${l.way} ${v(l.amount)} ${v(l.rate)} base ${JSON.stringify(l.base)} of ${l.of ? v(l.of.fact) : "?"} ${conceptKey(l.firm)} «${l.words.quote}»${l.inReason?" R":""}\n`;
      for (const l of t.statements.shares) out += `S ${l.paragraph+1} ${v(l.fact)} ${v(l.part.fact)} / ${l.whole ? v(l.whole.fact) : l.wholeConcepts[0] ? conceptKey(l.wholeConcepts[0]) : "?"} «${l.words.quote}»\n`;
      for (const l of t.statements.completions) out += `F ${l.paragraph+1} ${v(l.fact)} ${l.now ? v(l.now.fact):"?"} / ${l.base ? v(l.base.fact) : l.baseConcepts[0] ? conceptKey(l.baseConcepts[0]) : "?"} «${l.words.quote}»\n`;
      for (const l of t.statements.lists) out += `P ${l.whole.paragraph+1} ${v(l.whole.fact)} = ${l.parts.map(p=>v(p.fact)).join(" + ")}\n`;
      for (const l of t.statements.remainders) out += `R ${l.paragraph+1} ${v(l.fact)} ${l.project} «${l.words.quote}»\n`;
      for (const l of t.statements.indicators) out += `I ${l.paragraph+1} ${v(l.fact)} ${l.project} «${l.label}»\n`;
      for (const p of t.paths) if (p.problem || p.codes.length===0) out += `X ${p.names.join("/")} ${JSON.stringify(p.problem)}\n`;
      for (const u of t.unplaced) out += `U ${u.place.row+1} ${u.reason} «${u.quote}»\n`;
    }
  }
  writeFileSync("/tmp/dump.txt", out);
});
