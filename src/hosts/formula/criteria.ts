import { compareScalars, FormulaError, type Scalar, toNumber } from "./values.js";

type Comparison = "=" | "<>" | "<" | ">" | "<=" | ">=";

/** Reads the criterion of SUMIF: a value, or a text such as `>=10`, `<>0`, `合*`. */
export function matcherOf(criterion: Scalar): (value: Scalar) => boolean {
  if (typeof criterion !== "string") return sameAs(criterion ?? 0);
  const [, comparison = "=", rest = ""] = /^(<=|>=|<>|<|>|=)?([^]*)$/.exec(criterion) ?? [];
  return matcher(comparison as Comparison, rest);
}

function sameAs(wanted: Scalar): (value: Scalar) => boolean {
  return (value) => value !== null && !(value instanceof FormulaError) && numeric(value) === numeric(wanted);
}

/** A text that is a number equals that number. */
function numeric(value: Scalar): Scalar {
  if (typeof value !== "string" || value.trim() === "") return value;
  try {
    return toNumber(value);
  } catch {
    return value;
  }
}

function matcher(comparison: Comparison, text: string): (value: Scalar) => boolean {
  const wanted = numeric(text);
  if (comparison === "=" || comparison === "<>") {
    const same = typeof wanted === "string" ? sameText(wanted) : sameAs(wanted);
    return comparison === "=" ? same : (value) => !same(value);
  }
  return (value) => {
    if (value === null || typeof value !== typeof wanted) return false;
    const order = compareScalars(value, wanted);
    if (comparison === "<") return order < 0;
    if (comparison === ">") return order > 0;
    return comparison === "<=" ? order <= 0 : order >= 0;
  };
}

/** `*` and `?` stand for any characters, `~` takes the next one as it is. */
function sameText(wanted: string): (value: Scalar) => boolean {
  if (wanted === "") return (value) => value === null;
  const pieces = wanted.match(/~[*?~]|[^]/gu) ?? [];
  return (value) => typeof value === "string" && fits(pieces, Array.from(value));
}

/** In time that grows with pieces times characters, whatever the pattern: it goes back to the last `*` only. */
function fits(pieces: readonly string[], characters: readonly string[]): boolean {
  let piece = 0;
  let star = -1;
  let afterStar = 0;
  for (let at = 0; at < characters.length;) {
    if (pieces[piece] === "*") {
      star = piece++;
      afterStar = at;
    } else if (pieces[piece] === "?" || sameCharacter(pieces[piece], characters[at])) {
      piece++;
      at++;
    } else if (star >= 0) {
      piece = star + 1;
      at = ++afterStar;
    } else return false;
  }
  while (pieces[piece] === "*") piece++;
  return piece === pieces.length;
}

function sameCharacter(piece: string | undefined, character: string | undefined): boolean {
  const plain = piece?.length === 2 && piece.startsWith("~") ? piece.slice(1) : piece;
  return plain?.toUpperCase() === character?.toUpperCase();
}
