import { Link, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { CheckReport } from "../../check/index.js";
import { locate, placeName, placeOnSheet } from "../model/places.js";
import type { Said } from "../model/sentence.js";
import { useWords } from "./context.js";
import { Sentence } from "./Sentence.js";

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: "none",
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  item: {
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    paddingInlineStart: "8px",
    overflowWrap: "anywhere",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  place: { color: tokens.colorNeutralForeground3, marginInlineEnd: "6px" },
  more: { fontSize: "inherit" },
});

/** So many sentences are shown at once; a sum may have its parts in twenty. */
const MOST = 3;

/** Sentences of which all is shown, and whether all of them are. */
export interface Shown {
  readonly wholes: ReadonlySet<Said>;
  readonly all: boolean;
}

interface Props {
  readonly report: CheckReport;
  readonly said: readonly Said[];
  readonly shown: Shown;
  readonly onShown: (shown: Shown) => void;
  /** The id of a sentence's element, by its number. */
  readonly idOf: (at: number) => string;
}

/** The sentences that the figures of a finding stand in. */
export function Sentences({ report, said, shown, onShown, idOf }: Props): ReactElement {
  const styles = useStyles();
  const words = useWords().finding;
  const home = said[0]?.place.sheet;
  const listed = shown.all ? said : said.slice(0, MOST);
  const left = said.length - listed.length;
  return (
    <ul className={styles.list} aria-label={words.sentences}>
      {listed.map((one, at) => {
        const located = locate(report, one.place);
        // The first one names the file for those that stand in it too.
        const isNamed = at === 0 || one.place.sheet !== home;
        return (
          <li key={at} id={idOf(at)} tabIndex={-1} className={styles.item}>
            <span className={styles.place}>
              {isNamed ? placeName(located, words) : placeOnSheet(located, words)}
            </span>
            <Sentence
              pieces={one.pieces}
              isWhole={shown.wholes.has(one)}
              onWhole={() => {
                onShown({ ...shown, wholes: new Set([...shown.wholes, one]) });
              }}
            />
          </li>
        );
      })}
      {left > 0 && (
        <li className={styles.item}>
          <Link
            as="button"
            className={styles.more}
            onClick={() => {
              onShown({ ...shown, all: true });
            }}
          >
            {words.moreSentences(left)}
          </Link>
        </li>
      )}
    </ul>
  );
}
