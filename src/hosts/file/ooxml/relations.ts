import { damaged } from "../errors.js";
import type { Package } from "./package.js";
import { elements } from "./xml.js";

/** A relationship of a part: what kind of part it points to, and where that is. */
export interface Relation {
  readonly id: string;
  /** The last word of the type (`worksheet`), the same in the transitional and the strict dialect. */
  readonly kind: string;
  /** Path in the package; empty for a target outside. */
  readonly target: string;
}

/** The part that holds the relationships of a part; the package itself is `""`. */
export function relationsPart(part: string): string {
  const folder = folderOf(part);
  return `${folder}_rels/${part.slice(folder.length)}.rels`;
}

/** The relationships of a part; none when it has no such part beside it. The package itself is `""`. */
export function relationsOf(book: Package, part: string): Relation[] {
  const folder = folderOf(part);
  const rels = relationsPart(part);
  if (!book.has(rels)) return [];
  return elements(book.xml(rels), "Relationship").map((attributes) => {
    const type = attributes.get("Type") ?? "";
    const external = attributes.get("TargetMode") === "External";
    return {
      id: attributes.get("Id") ?? "",
      kind: type.slice(type.lastIndexOf("/") + 1),
      target: external ? "" : resolve(folder, attributes.get("Target") ?? ""),
    };
  });
}

/** With its slash; empty for the root of the package. */
export function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf("/") + 1);
}

/** The part that the first relationship of a kind points to, which must be there; undefined where there is none. */
export function targetOf(book: Package, relations: readonly Relation[], kind: string): string | undefined {
  const target = relations.find((relation) => relation.kind === kind)?.target;
  if (target !== undefined && !book.has(target)) throw damaged({ what: "partMissing", part: target });
  return target;
}

/** A path never climbs out of the package: `..` at its root is dropped. */
function resolve(folder: string, target: string): string {
  const steps = target.startsWith("/") ? [] : folder.split("/").slice(0, -1);
  for (const step of decoded(target).replaceAll("\\", "/").split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

function decoded(target: string): string {
  try {
    return decodeURI(target);
  } catch {
    return target;
  }
}
