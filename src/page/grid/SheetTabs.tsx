import { type KeyboardEvent, useEffect, useRef } from "react";
import { mergeClasses } from "@fluentui/react-components";
import type { Sheet } from "../../workbook/index.js";
import { useBarStyles } from "./barStyles.js";
import type { GridWords } from "./words.js";

export interface SheetTabsProps {
  readonly sheets: readonly Sheet[];
  readonly shown: number;
  readonly panelId: string;
  readonly words: GridWords;
  readonly onShow: (sheet: number) => void;
}

export function tabId(panelId: string, sheet: number): string {
  return `${panelId}-tab-${sheet}`;
}

/** The sheets of the workbook, hidden ones too: they are checked like the others. */
export function SheetTabs({ sheets, shown, panelId, words, onShow }: SheetTabsProps) {
  const styles = useBarStyles();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[shown]?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [shown]);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = tabOfKey(event.key, shown, sheets.length);
    if (to === undefined) return;
    event.preventDefault();
    onShow(to);
    const tab = list.current?.children[to];
    if (tab instanceof HTMLElement) tab.focus();
  };
  return (
    <div ref={list} role="tablist" aria-label={words.sheets} className={styles.tabs} onKeyDown={onKeyDown}>
      {sheets.map(({ name, visibility }, sheet) => (
        <button
          key={sheet}
          id={tabId(panelId, sheet)}
          type="button"
          role="tab"
          aria-selected={sheet === shown}
          aria-controls={panelId}
          tabIndex={sheet === shown ? 0 : -1}
          className={mergeClasses(
            styles.tab,
            visibility !== "visible" && styles.hidden,
            sheet === shown && styles.shown,
          )}
          onClick={() => {
            onShow(sheet);
          }}
        >
          {name}
          {visibility !== "visible" && <span className={styles.note}>{words.hiddenSheet}</span>}
        </button>
      ))}
    </div>
  );
}

function tabOfKey(key: string, shown: number, count: number): number | undefined {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  if (key === "ArrowLeft") return (shown + count - 1) % count;
  return key === "ArrowRight" ? (shown + 1) % count : undefined;
}
