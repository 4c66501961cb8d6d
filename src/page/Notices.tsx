import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
} from "@fluentui/react-components";
import { type ReactElement, useState, useSyncExternalStore } from "react";
import type { Language } from "../check/index.js";
import type { OpenBook } from "./book/index.js";
import { PAGE_WORDS } from "./words.js";

const useStyles = makeStyles({ bar: { flexShrink: 0 } });

interface Props {
  readonly book: OpenBook;
  readonly language: Language;
}

/** What a person should know of edits on the page: that they stay here, and which formulas did not follow. */
export function Notices({ book, language }: Props): ReactElement {
  const styles = useStyles();
  const words = PAGE_WORDS[language];
  const { stale, canUndo } = useSyncExternalStore(book.subscribe, book.getSnapshot);
  const [isKnown, setKnown] = useState(false);
  return (
    <>
      {stale.size > 0 && (
        <MessageBar className={styles.bar} intent="warning" layout="multiline">
          <MessageBarBody>{words.notRecalculated(stale.size)}</MessageBarBody>
        </MessageBar>
      )}
      {canUndo && !isKnown && (
        <MessageBar className={styles.bar} layout="multiline">
          <MessageBarBody>{words.edited}</MessageBarBody>
          <MessageBarActions>
            <Button
              size="small"
              onClick={() => {
                setKnown(true);
              }}
            >
              {words.close}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </>
  );
}
