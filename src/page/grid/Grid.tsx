import { useId, useRef, useState, useSyncExternalStore } from "react";
import type { Language } from "../../check/index.js";
import { type BookState, cellKey, FIRST_CELL, type OpenBook } from "../book/index.js";
import { SheetTabs, tabId } from "./SheetTabs.js";
import type { ViewMemory } from "./scrollingView.js";
import { SheetView } from "./SheetView.js";
import { useFrameStyles } from "./styles.js";
import { ValueBar } from "./ValueBar.js";
import { type GridWords, WORDS } from "./words.js";

export interface GridProps {
  readonly book: OpenBook;
  readonly language: Language;
}

/** An open workbook: the bar, the sheet on view, the tabs of all sheets. Fills the height of its parent. */
export function Grid({ book, language }: GridProps) {
  const styles = useFrameStyles();
  const words = WORDS[language];
  const state = useSyncExternalStore(book.subscribe, book.getSnapshot);
  const panelId = useId();
  const [message, setMessage] = useState<string>();
  const memory = useRef<ViewMemory>({
    revealed: 0,
    offsets: new Map(),
    widths: new Map(),
  });
  const sheet = state.workbook.sheets[state.sheet];
  if (!sheet) return <p className={styles.root}>{words.noCells}</p>;
  return (
    <div className={styles.root}>
      <ValueBar book={book} state={state} words={words} />
      <div
        id={panelId}
        role="tabpanel"
        aria-labelledby={tabId(panelId, state.sheet)}
        className={styles.panel}
        onKeyDownCapture={() => {
          setMessage(undefined);
        }}
      >
        <SheetView
          key={state.keys[state.sheet]}
          book={book}
          state={state}
          sheet={sheet}
          gridId={`${panelId}-grid`}
          words={words}
          memory={memory.current}
          onTooMuch={() => {
            setMessage(words.tooMuchPasted);
          }}
        />
        <div role="status" className={styles.message}>
          {message ?? noticeOf(state, words)}
        </div>
      </div>
      <SheetTabs
        sheets={state.workbook.sheets}
        shown={state.sheet}
        panelId={panelId}
        words={words}
        onShow={(to) => {
          book.showSheet(to);
        }}
      />
    </div>
  );
}

/** What there is to say of the last typed text, else of the active cell. */
function noticeOf({ notice, stale, sheet, selections }: BookState, words: GridWords): string | undefined {
  if (notice) return words.formulaAsText;
  const { row, column } = (selections[sheet] ?? FIRST_CELL).active;
  return stale.has(cellKey(sheet, row, column)) ? words.notRecalculatedCell : undefined;
}
