/**
 * Whose another document is: of the same department, of a unit of it, or of one of the two, which only its figures
 * can tell (部门 and 本级 carry one name).
 */
export type Kinship = "same" | "unit" | "open";

/** A code in front of a name: `105001-某局`, `[105001]某局`. */
const CODE = /^[[(]?\d{3,}[\])]?[-_:.]?/;
const BRACKETS = /[([][^)\]]*[)\]]/g;
const OWN_LEVEL = /本级|本部/;
/** What is written behind the name of a department to say how much of it is meant. */
const EXTENT = /(机关)?(本级|本部)$|(部门)?汇总$|机关$|部门$/;
/** Shorter names end too many others. */
const FEWEST_SIGNS = 3;

/** A name without code, brackets and extent. */
export function coreOf(entity: string): string {
  const name = entity.replace(CODE, "").replace(BRACKETS, "");
  return name.replace(EXTENT, "") || name;
}

/** Whether a name says that the units below are not counted in. */
export function isOwnLevel(entity: string): boolean {
  return OWN_LEVEL.test(entity);
}

/** Whether two names are one department's, one of them with more of its place in front: 教育局, 某市教育局. */
export function isSameName(one: string, other: string): boolean {
  const [short = "", long = ""] = [coreOf(one), coreOf(other)].toSorted((a, b) => a.length - b.length);
  return short === long || (short.length >= FEWEST_SIGNS && long.endsWith(short));
}

/**
 * How the owner of another document stands to the owner of this one. Where one of them is not stated nothing speaks
 * against the person who laid it beside as a document of the same department. A name that begins with the
 * department's (某局信息中心) is a unit's, not the department's.
 */
export function kinshipOf(own: string | undefined, other: string | undefined): Kinship {
  if (own === undefined || other === undefined) return "same";
  if (!isSameName(own, other)) return "unit";
  return isOwnLevel(own) === isOwnLevel(other) ? "same" : "open";
}
