import { type Refusal, damaged } from "../errors.js";
import { attributesOf, unescapeXml } from "../ooxml/xml.js";

/** A real document stays below a hundred; every level costs a few calls on the stack. */
const DEEPEST = 500;
const QUOTES = ['"', "'"];

/**
 * A way through the elements of a part, from its start to its end. No tree is built: it would take ten times the memory
 * of the part.
 */
export class XmlWalk {
  #at = 0;
  /** Where the start tag that was met last begins. */
  #tag = 0;
  readonly #open: string[] = [];
  /** The element that was met last is closed by its own tag. */
  #isEmpty = false;

  constructor(
    readonly xml: string,
    readonly part: string,
  ) {}

  /**
   * Meets the children of the element that was met last, one after another; at the start, the root. What `visit` does
   * not walk into by itself is passed over.
   */
  children(visit: (name: string) => void): void {
    const level = this.#open.length;
    for (let met = this.#step(); met !== "end"; met = this.#step()) {
      if (met === "closed") {
        if (this.#open.length < level) return;
      } else if (this.#open.length === level + 1) visit(this.#open[level] ?? "");
    }
  }

  /** An attribute of the element that was met last, by its name without a prefix. */
  attribute(name: string): string | undefined {
    return attributesOf(this.xml.slice(this.#tag, this.#at)).get(name);
  }

  /** The text that the element met last begins with. */
  text(): string {
    return this.#isEmpty ? "" : unescapeXml(this.xml.slice(this.#at, this.xml.indexOf("<", this.#at)));
  }

  #step(): "opened" | "closed" | "end" {
    if (this.#isEmpty) {
      this.#isEmpty = false;
      this.#open.pop();
      return "closed";
    }
    const start = this.xml.indexOf("<", this.#at);
    if (start < 0) {
      if (this.#open.length > 0) throw this.#cut();
      return "end";
    }
    const end = this.#tagEnd(start);
    this.#at = end + 1;
    if (this.xml[start + 1] === "/") {
      if (this.#open.pop() !== this.xml.slice(start + 2, end).trimEnd()) throw this.#cut();
      return "closed";
    }
    this.#tag = start;
    this.#isEmpty = this.xml[end - 1] === "/";
    this.#open.push(this.#nameAt(start + 1, end));
    if (this.#open.length > DEEPEST) throw damaged({ what: "unreadable" });
    return "opened";
  }

  /** A `>` inside an attribute ends no tag. */
  #tagEnd(start: number): number {
    let quote = "";
    for (let at = start + 1; at < this.xml.length; at++) {
      const sign = this.xml[at] ?? "";
      if (quote !== "") {
        if (sign === quote) quote = "";
      } else if (sign === ">") return at;
      else if (QUOTES.includes(sign)) quote = sign;
    }
    throw this.#cut();
  }

  #nameAt(start: number, end: number): string {
    let at = start;
    while (at < end && !" /\t\r\n".includes(this.xml[at] ?? "")) at++;
    return this.xml.slice(start, at);
  }

  #cut(): Refusal {
    return damaged({ what: "partCut", part: this.part });
  }
}

/** Whether a property that stands there is on: it may say so, or say `0`. */
export function isOn(walk: XmlWalk): boolean {
  return !["0", "false", "off"].includes(walk.attribute("val") ?? "");
}

/** The attribute `val` as a whole number; undefined for anything else. */
export function wholeValue(walk: XmlWalk): number | undefined {
  const value = walk.attribute("val") ?? "";
  return /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/** Walks into the first of the alternatives of an `AlternateContent`: what they show is the same. */
export function firstAlternative(walk: XmlWalk, visit: (name: string) => void): void {
  let isTaken = false;
  walk.children(() => {
    if (isTaken) return;
    isTaken = true;
    walk.children(visit);
  });
}

/** Elements of this kind have many prefixes and one meaning. */
export function isAlternatives(name: string): boolean {
  return name.endsWith("AlternateContent");
}
