import { Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { type Piece, shortened } from "../model/sentence.js";
import { useWords } from "./context.js";

const useStyles = makeStyles({
  text: { overflowWrap: "anywhere" },
  mark: {
    backgroundColor: tokens.colorPaletteYellowBackground2,
    color: tokens.colorNeutralForeground1,
    // What is left of the mark in forced colours.
    textDecorationLine: "underline",
  },
  reported: { fontWeight: tokens.fontWeightSemibold },
  other: { backgroundColor: tokens.colorPaletteYellowBackground1 },
  more: { fontSize: "inherit", marginInlineStart: "4px" },
});

interface Props {
  readonly pieces: readonly Piece[];
  readonly isWhole: boolean;
  readonly onWhole: () => void;
}

/** A sentence of a text with its figures marked; a long one is cut around them until all of it is asked for. */
export function Sentence({ pieces, isWhole, onWhole }: Props): ReactElement {
  const styles = useStyles();
  const words = useWords().finding;
  const short = isWhole ? undefined : shortened(pieces);
  return (
    <span className={styles.text}>
      {(short ?? pieces).map(({ text, mark }, at) =>
        mark ? (
          <mark key={at} className={mergeClasses(styles.mark, styles[mark])}>
            {text}
          </mark>
        ) : (
          text
        ),
      )}
      {short && (
        <Link as="button" className={styles.more} onClick={onWhole}>
          {words.whole}
        </Link>
      )}
    </span>
  );
}
