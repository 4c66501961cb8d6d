import { partText, type PartText } from "../ooxml/decode.js";
import { CONTENT_TYPES } from "../ooxml/kind.js";
import type { Package } from "../ooxml/package.js";
import { folderOf, relationsPart } from "../ooxml/relations.js";
import { readWorkbookPart } from "../ooxml/workbookPart.js";
import { newStyles, Styles } from "./looks.js";
import { sheetList, type SheetList } from "./newSheets.js";
import {
  contentTypes,
  type ContentTypes,
  freeNames,
  type NewPart,
  workbookRelations,
  type WorkbookRelations,
} from "./packageLists.js";
import { reading } from "./writable.js";

/** A part and what it is read as. */
interface Opened<Content> {
  readonly part: string;
  readonly is: Content;
  /** The text of it as it stands. */
  readonly text: string;
  readonly bytesOf: PartText["bytesOf"];
}

/** The parts of a package that name all sheets or hold their looks, and the new parts that they are to name. */
export class BookParts {
  readonly sheets: Opened<SheetList>;
  readonly styles: Opened<Styles>;
  readonly #types: Opened<ContentTypes>;
  readonly #relations: Opened<WorkbookRelations>;
  readonly #nextId: () => string;
  readonly #nextSheet: () => string;
  readonly #named: NewPart[] = [];
  readonly #added = new Map<string, Uint8Array>();

  constructor(book: Package) {
    const { part, styles } = readWorkbookPart(book);
    const old = <Content>(name: string, read: (text: string) => Content): Opened<Content> =>
      opened(name, partText(book.raw(name), name), read);
    this.sheets = old(part, sheetList);
    this.#types = old(CONTENT_TYPES, contentTypes);
    this.#relations = old(relationsPart(part), (text) => workbookRelations(text, part));
    const folder = folderOf(part);
    const taken = [...book.names, ...this.#types.is.named];
    this.#nextSheet = freeNames(taken, (number) => `${folder}worksheets/sheet${number}.xml`);
    this.#nextId = freeNames(this.#relations.is.ids, (number) => `rId${number}`);
    if (styles === undefined) {
      const name = freeNames(taken, (number) => `${folder}styles${number === 1 ? "" : number}.xml`)();
      const text = newStyles(this.sheets.is.namespace);
      this.styles = opened(name, { text, bytesOf: utf8 }, (own) => new Styles(own));
      this.#named.push({ part: name, id: this.#nextId(), kind: "styles" });
    } else this.styles = old(styles, (text) => new Styles(text));
  }

  /** Takes in a new sheet. Gives the id of its relationship. */
  add(sheet: string): string {
    const id = this.#nextId();
    const part = this.#nextSheet();
    this.#named.push({ part, id, kind: "worksheet" });
    this.#added.set(part, utf8(sheet));
    return id;
  }

  /** The contents that go into the package in which `workbook` is the text of the workbook part. */
  contents(workbook: string): { replaced: Map<string, Uint8Array>; added: Map<string, Uint8Array> } {
    const { text } = this.styles.is;
    const isNew = this.#named.some(({ kind }) => kind === "styles");
    const changed: [Opened<unknown>, string][] = [
      [this.sheets, workbook],
      [this.#types, this.#types.is.with(this.#named)],
      [this.#relations, this.#relations.is.with(this.#named)],
      ...(isNew || text === this.styles.text ? [] : [[this.styles, text] as [Opened<unknown>, string]]),
    ];
    return {
      replaced: new Map(changed.map(([{ part, bytesOf }, own]) => [part.toLowerCase(), bytesOf(own)])),
      added: isNew ? new Map([...this.#added, [this.styles.part, utf8(text)]]) : this.#added,
    };
  }
}

function opened<Content>(
  part: string,
  { text, bytesOf }: PartText,
  read: (text: string) => Content,
): Opened<Content> {
  return { part, text, bytesOf, is: reading(part, () => read(text)) };
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
