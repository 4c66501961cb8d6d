import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { CLASS_NAMES } from "../../check/index.js";
import type { Proposal } from "../../repair/index.js";
import { locate, placeName } from "../model/places.js";
import type { Checked } from "../session/session.js";
import { useLanguage, useWords } from "./context.js";

const useStyles = makeStyles({
  creates: { margin: "4px 0 0", color: tokens.colorPaletteDarkOrangeForeground1, overflowWrap: "anywhere" },
});

interface Props {
  readonly creates: Proposal["creates"];
  readonly checked: Checked;
}

/** What a proposal would break. */
export function Created({ creates, checked }: Props): ReactElement | undefined {
  const styles = useStyles();
  const words = useWords();
  const language = useLanguage();
  if (creates.length === 0) return undefined;
  return (
    <p className={styles.creates}>
      {words.repair.creates(creates.length)}
      {creates
        .map(({ place, class: kind }) =>
          words.repair.created(
            CLASS_NAMES[language][kind],
            placeName(locate(checked.report, place), words.finding),
          ),
        )
        .join(words.summary.comma)}
    </p>
  );
}
