import { countIn } from "./counting.js";
import type { Level, List, NumberingPart } from "./numberingPart.js";
import type { ListProperties, Styles } from "./stylesPart.js";

/** How far an abstract list has counted, by level. */
type Counts = Map<number, number>;

const NO_LIST = "0";

/** Numbers the paragraphs of a document, which must come in their order. */
export class Numbers {
  readonly #counts = new Map<string, Counts>();
  /** Lists whose own start was used, with the level. */
  readonly #started = new Set<string>();

  constructor(
    readonly part: NumberingPart,
    readonly styles: Styles,
  ) {}

  /** The number of the next paragraph, given what it says by itself and its style; undefined where it has none. */
  next(own: ListProperties, style: string | undefined): string | undefined {
    const inherited = this.styles.listProperties(style);
    const id = own.list ?? inherited.list;
    const list = id === undefined || id === NO_LIST ? undefined : this.part.lists.get(id);
    if (id === undefined || !list) return undefined;
    const { abstract, levels } = this.#levelsOf(list);
    const number = own.level ?? this.#styledLevel(levels, style) ?? inherited.level ?? 0;
    const level = levels.get(number);
    if (!level) return undefined;
    const counts = this.#count(id, list, abstract, levels, number);
    const label = level.format === "bullet" ? "" : labelOf(level, levels, counts).trim();
    return label === "" ? undefined : label;
  }

  /** The levels as this list sets them. A numbering style stands between some lists and their levels. */
  #levelsOf(list: List): { abstract: string; levels: ReadonlyMap<number, Level> } {
    const styleLink = this.part.abstracts.get(list.abstract)?.styleLink;
    const linked = styleLink === undefined ? undefined : this.styles.listProperties(styleLink).list;
    const abstract =
      (linked === undefined ? undefined : this.part.lists.get(linked)?.abstract) ?? list.abstract;
    const levels = this.part.abstracts.get(abstract)?.levels ?? new Map<number, Level>();
    return { abstract, levels: list.levels.size === 0 ? levels : new Map([...levels, ...list.levels]) };
  }

  /** The level that a style is tied to, the nearest of those it is based on. */
  #styledLevel(levels: ReadonlyMap<number, Level>, style: string | undefined): number | undefined {
    for (const id of this.styles.chain(style)) {
      for (const [number, level] of levels) if (level.style === id) return number;
    }
    return undefined;
  }

  #count(
    id: string,
    list: List,
    abstract: string,
    levels: ReadonlyMap<number, Level>,
    number: number,
  ): Counts {
    const counts = this.#counts.get(abstract) ?? new Map<number, number>();
    this.#counts.set(abstract, counts);
    const started = `${id} ${number}`;
    const ownStart = list.starts.get(number);
    if (ownStart !== undefined && !this.#started.has(started)) counts.delete(number);
    this.#started.add(started);
    const before = counts.get(number);
    const start = ownStart ?? levels.get(number)?.start ?? 1;
    counts.set(number, before === undefined ? start : before + 1);
    for (const [below, { restart = below }] of levels) {
      if (below > number && number < restart) counts.delete(below);
    }
    return counts;
  }
}

/** A level that was not counted yet shows where it starts. */
function labelOf(level: Level, levels: ReadonlyMap<number, Level>, counts: Counts): string {
  return level.text.replace(/%(\d)/g, (_, digit: string) => {
    const number = Number(digit) - 1;
    const shown = levels.get(number);
    if (!shown) return "";
    return countIn(level.isDigits ? "decimal" : shown.format, counts.get(number) ?? shown.start);
  });
}
