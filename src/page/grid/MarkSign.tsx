import { mergeClasses } from "@fluentui/react-components";
import type { FindingClass } from "../../check/index.js";
import { useMarkStyles } from "./styles.js";

/** A shape for each class, so that nobody needs to tell colours apart. */
const SHAPES: Readonly<Record<FindingClass, string>> = {
  error: "M0 0H9L0 9Z",
  doubt: "M4.5 0.5L8.5 4.5L4.5 8.5L0.5 4.5Z",
  rounding: "M4.5 1A3.5 3.5 0 1 1 4.49 1Z",
  hint: "M1 1H8V3.4H1Z",
};

/** The corner of a marked cell. */
export function MarkSign({ of }: { readonly of: FindingClass }) {
  const styles = useMarkStyles();
  return (
    <svg className={mergeClasses(styles.sign, styles[`${of}Sign`])} viewBox="0 0 9 9" aria-hidden="true">
      <path d={SHAPES[of]} fill="currentColor" />
    </svg>
  );
}
