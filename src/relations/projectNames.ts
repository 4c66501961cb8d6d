import { type CellPlace, plainText, type Recognised, type Table } from "../recognise/index.js";
import { plainName, type Project, projectsOf } from "./projectPairs.js";
import { reviewExample } from "./projects.js";
import { type Derived, nothingDerived, type TextProblem, type TextRelation } from "./relation.js";
import type { Rule } from "./rule.js";
import { similarity } from "../workbook/index.js";

const NAME_BASIS = "项目名称在汇总表、自评表和表题中一致";

function nameText(line: Project, own: Project): TextRelation {
  const isSame = plainName(line.name) === plainName(own.name);
  return {
    rule: "name/project",
    kind: "name",
    places: [own, line].map(({ namePlace, name }) => ({ place: namePlace, text: name })),
    table: own.table,
    basis: NAME_BASIS,
    subject: `${plainName(own.name)}|${line.table.form?.id ?? ""}`,
    count: 1,
    ...(isSame
      ? {}
      : { problem: { outcome: "differs", data: { name: own.name, expected: line.name, where: "summary" } } }),
  };
}

const FORM_WORDS = /(项目)?(支出)?(预算)?绩效.*$/;
const NEARLY = 0.6;

/** The project in a table's title against the one in its line 项目名称. */
function titleText({ table, name, namePlace }: Project): TextRelation | undefined {
  if (!table.projectPlace || !table.titlePlace) return undefined;
  const year = table.year === undefined ? "" : String(table.year);
  const titled = plainName(plainText(table.title).replace(FORM_WORDS, "")).replace(
    new RegExp(`^${year}年(度)?`),
    "",
  );
  const inside = plainName(name).replace(new RegExp(`^${year}年(度)?`), "");
  if (titled === inside || similarity(titled, inside) < NEARLY || inside.includes(titled)) {
    return titled === inside ? title(table.titlePlace, namePlace, table, name, undefined) : undefined;
  }
  if (titled.includes(inside)) return undefined;
  return title(table.titlePlace, namePlace, table, name, {
    outcome: "title",
    data: { name: table.title, expected: name, where: "title" },
  });
}

function title(
  titlePlace: CellPlace,
  namePlace: CellPlace,
  table: Table,
  name: string,
  problem: TextProblem | undefined,
): TextRelation {
  return {
    rule: "name/project",
    kind: "name",
    places: [
      { place: titlePlace, text: table.title },
      { place: namePlace, text: name },
    ],
    table,
    basis: NAME_BASIS,
    subject: `${plainName(name)}|title`,
    count: 1,
    ...(problem ? { problem } : {}),
  };
}

/** The name of each project in the summary, in its own table and in that table's title. */
export function projectNames(document: Recognised): Derived {
  const derived = nothingDerived();
  const { own, summaries } = projectsOf(document);
  for (const { matches } of summaries)
    for (const [line, project] of matches) derived.texts.push(nameText(line, project));
  for (const project of own) {
    const text = titleText(project);
    if (text) derived.texts.push(text);
  }
  return derived;
}

export const projectNameRule: Rule = {
  id: "name/project",
  title: { zh: "核对项目名称", en: "Check the names of projects" },
  explains: {
    zh: "项目名称在汇总表、该项目自己的表和表题中应当一致；不一致的列为待核实。",
    en: "A project has one name in the summary, in its own table and in that table's title; else it is to be verified.",
  },
  basis: NAME_BASIS,
  classes: { differs: "doubt", title: "doubt" },
  example: {
    汇总: [
      ["2024年度项目支出绩效自评情况汇总表"],
      [null, null, null, "单位：万元"],
      ["序号", "项目名称", "全年预算数", "全年执行数"],
      [1, "普法宣传经费", 120, 115],
      [2, "法律援助经费", 80, 79],
      ["合计", null, 200, 194],
    ],
    项目一: reviewExample("普法宣传经费", 120, 115),
    项目二: reviewExample("法律援助经费", 80, 79),
  },
  mistake: { sheet: "项目一", address: "B2", value: "普法教育经费" },
  across: projectNames,
};
