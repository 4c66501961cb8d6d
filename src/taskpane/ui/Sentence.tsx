import { Link, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { type Marked, shortened } from "../model/sentence.js";
import { useWords } from "./context.js";

const useStyles = makeStyles({
  text: { overflowWrap: "anywhere" },
  mark: {
    backgroundColor: tokens.colorPaletteYellowBackground2,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    // What is left of the mark in forced colours.
    textDecorationLine: "underline",
  },
  more: { fontSize: "inherit", marginInlineStart: "4px" },
});

interface Props {
  readonly marked: Marked;
  readonly isWhole: boolean;
  readonly onWhole: () => void;
}

/** A sentence of a text with its figure marked; a long one is cut around the figure until all of it is asked for. */
export function Sentence({ marked, isWhole, onWhole }: Props): ReactElement {
  const styles = useStyles();
  const words = useWords().finding;
  const short = isWhole ? undefined : shortened(marked);
  const { before, figure, after } = short ?? marked;
  return (
    <span className={styles.text}>
      {before}
      <mark className={styles.mark}>{figure}</mark>
      {after}
      {short && (
        <Link as="button" className={styles.more} onClick={onWhole}>
          {words.whole}
        </Link>
      )}
    </span>
  );
}
