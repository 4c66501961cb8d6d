import { folderOf } from "../ooxml/relations.js";
import { attributesOf, escapeXml } from "../ooxml/xml.js";
import {
  appending,
  childrenOf,
  type Element,
  Markup,
  prefixOf,
  spliced,
  UnreadableMarkup,
} from "./markup.js";

/** A part that is put into a package. */
export interface NewPart {
  /** Path in the package. */
  readonly part: string;
  /** Of its relationship to the workbook. */
  readonly id: string;
  readonly kind: "worksheet" | "styles";
}

const CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Gives one name after the other, made of the numbers from 1 on, that is not taken in any case. */
export function freeNames(taken: Iterable<string>, name: (number: number) => string): () => string {
  const known = new Set([...taken].map((one) => one.toLowerCase()));
  let number = 0;
  return () => {
    let free: string;
    do free = name(++number);
    while (known.has(free.toLowerCase()));
    return free;
  };
}

/** The list of a package that says what each part is. */
export interface ContentTypes {
  /** Every part that it names, whether it is there or not. */
  readonly named: readonly string[];
  with(added: readonly NewPart[]): string;
}

/** Reads `[Content_Types].xml`. @throws UnreadableMarkup */
export function contentTypes(text: string): ContentTypes {
  const { markup, root, entries } = listIn(text);
  return {
    named: entries.flatMap((entry) => entry.get("PartName")?.replace(/^\//, "") ?? []),
    with: (added) =>
      withTags(
        markup,
        root,
        added.map(
          ({ part, kind }) =>
            `Override PartName="/${escapeXml(encodeURI(part))}" ContentType="${CONTENT_TYPE}.${kind}+xml"`,
        ),
      ),
  };
}

/** The relationships of the workbook part. */
export interface WorkbookRelations {
  readonly ids: readonly string[];
  with(added: readonly NewPart[]): string;
}

/** Reads the relationships of the workbook part at `workbook`, of which one leads to a sheet. @throws UnreadableMarkup */
export function workbookRelations(text: string, workbook: string): WorkbookRelations {
  const { markup, root, entries } = listIn(text);
  // The types of the strict dialect begin otherwise.
  const type = entries.map((entry) => entry.get("Type") ?? "").find((one) => one.endsWith("/worksheet"));
  if (type === undefined) throw new UnreadableMarkup();
  const family = type.slice(0, type.lastIndexOf("/") + 1);
  const folder = folderOf(workbook);
  return {
    ids: entries.map((entry) => entry.get("Id") ?? ""),
    with: (added) =>
      withTags(
        markup,
        root,
        added.map(({ part, id, kind }) => {
          const target = encodeURI(part.startsWith(folder) ? part.slice(folder.length) : `/${part}`);
          return `Relationship Id="${id}" Type="${escapeXml(family + kind)}" Target="${escapeXml(target)}"`;
        }),
      ),
  };
}

interface FlatList {
  readonly markup: Markup;
  readonly root: Element;
  readonly entries: readonly ReadonlyMap<string, string>[];
}

function listIn(text: string): FlatList {
  const markup = new Markup(text);
  const root = markup.element(markup.root);
  const entries = childrenOf(markup, root).map(({ tag }) => attributesOf(text.slice(tag.start, tag.end)));
  return { markup, root, entries };
}

function withTags(markup: Markup, root: Element, tags: readonly string[]): string {
  const prefix = prefixOf(root.tag);
  const inside = tags.map((tag) => `<${prefix}${tag}/>`).join("");
  return spliced(markup.text, appending(markup, root, inside));
}
