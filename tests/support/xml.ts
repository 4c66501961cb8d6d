/** An element of a well-formed XML document without CDATA, as far as manifests go. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
}

const PIECE =
  /<!--[^]*?-->|<\?[^]*?\?>|<\/([\w:]+)\s*>|<([\w:]+)((?:\s+[\w:]+\s*=\s*"[^"<]*")*)\s*(\/?)>|[^<]+|</g;

/** @throws where elements are not closed in order, or something is no XML. */
export function parseXml(source: string): XmlElement {
  const root: OpenElement = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  for (const match of source.matchAll(PIECE)) {
    const [piece, closed, opened, attributes = "", isEmpty] = match;
    const parent = open.at(-1);
    if (!parent) throw new Error(`more closed than opened: ${piece}`);
    if (piece.startsWith("<!--") || piece.startsWith("<?")) continue;
    if (closed !== undefined) {
      if (open.pop()?.name !== closed) throw new Error(`closed out of order: ${closed}`);
    } else if (opened !== undefined) {
      const element = { name: opened, attributes: attributesOf(attributes), children: [], text: "" };
      parent.children.push(element);
      if (isEmpty === "") open.push(element);
    } else if (piece === "<") throw new Error(`no XML at ${String(match.index)}`);
    else parent.text += piece.trim();
  }
  const [only, ...more] = root.children;
  if (open.length !== 1 || !only || more.length > 0) throw new Error("not one closed element");
  return only;
}

function attributesOf(source: string): Record<string, string> {
  return Object.fromEntries(
    [...source.matchAll(/([\w:]+)\s*=\s*"([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The element under a path of names, each the first of its kind. */
export function at(element: XmlElement, ...names: readonly string[]): XmlElement {
  return names.reduce((parent, name) => {
    const [child] = childrenOf(parent, name);
    if (!child) throw new Error(`no ${name} in ${parent.name}`);
    return child;
  }, element);
}

/** The element itself and everything in it. */
export function everything(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(everything)];
}
