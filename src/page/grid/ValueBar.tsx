import { type KeyboardEvent, useState } from "react";
import { Button, mergeClasses, Tooltip } from "@fluentui/react-components";
import { ArrowRedoRegular } from "@fluentui/react-icons/svg/arrow-redo";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { addressOf, parseAddress, type Cell } from "../../workbook/index.js";
import {
  type BookState,
  cellAt,
  editText,
  FIRST_CELL,
  MOST_COLUMNS,
  MOST_ROWS,
  type OpenBook,
  selectionOf,
} from "../book/index.js";
import { useBarStyles } from "./barStyles.js";
import type { GridWords } from "./words.js";

export interface ValueBarProps {
  readonly book: OpenBook;
  readonly state: BookState;
  readonly words: GridWords;
}

/** Above the grid: the address of the active cell, what it holds, and what there is to say of it. */
export function ValueBar({ book, state, words }: ValueBarProps) {
  const styles = useBarStyles();
  const { active } = state.selections[state.sheet] ?? FIRST_CELL;
  const place = { sheet: state.sheet, ...active };
  const cell = cellAt(state.workbook, place);
  const address = addressOf(active.row, active.column);
  return (
    <div className={styles.bar}>
      <NameBox key={address} address={address} book={book} label={words.address} />
      <ContentsField
        key={`${state.sheet}!${address}`}
        cell={cell}
        label={words.contents}
        onTyped={(typed) => {
          book.type([{ ...place, typed }]);
        }}
      />
      <span className={styles.aside}>{asideOf(cell, words)}</span>
      {state.stale.size > 0 && (
        <span className={styles.count} title={words.notRecalculatedCell}>
          {words.notRecalculatedCount(state.stale.size)}
        </span>
      )}
      <Tooltip content={words.undo} relationship="label">
        <Button
          size="small"
          appearance="subtle"
          icon={<ArrowUndoRegular fontSize={16} />}
          disabled={!state.canUndo}
          onClick={() => {
            book.undo();
          }}
        />
      </Tooltip>
      <Tooltip content={words.redo} relationship="label">
        <Button
          size="small"
          appearance="subtle"
          icon={<ArrowRedoRegular fontSize={16} />}
          disabled={!state.canRedo}
          onClick={() => {
            book.redo();
          }}
        />
      </Tooltip>
    </div>
  );
}

interface NameBoxProps {
  readonly address: string;
  readonly book: OpenBook;
  readonly label: string;
}

/** Shows the address, and goes where another one is typed. */
function NameBox({ address, book, label }: NameBoxProps) {
  const styles = useBarStyles();
  const go = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Escape") event.currentTarget.value = address;
    if (event.key !== "Enter") return;
    const place = parseAddress(event.currentTarget.value.trim());
    if (place && place.row < MOST_ROWS && place.column < MOST_COLUMNS) book.select(selectionOf(place));
    else event.currentTarget.value = address;
  };
  return (
    <input
      className={mergeClasses(styles.field, styles.name)}
      aria-label={label}
      defaultValue={address}
      spellCheck={false}
      autoComplete="off"
      onFocus={(event) => {
        event.currentTarget.select();
      }}
      onBlur={(event) => {
        event.currentTarget.value = address;
      }}
      onKeyDown={go}
    />
  );
}

interface ContentsFieldProps {
  readonly cell: Cell | undefined;
  readonly label: string;
  readonly onTyped: (typed: string) => void;
}

/** The value as it is held, to be typed over; a formula is only shown. */
function ContentsField({ cell, label, onTyped }: ContentsFieldProps) {
  const styles = useBarStyles();
  const [draft, setDraft] = useState<string>();
  const held = cell?.formula === undefined ? editText(cell) : `=${cell.formula}`;
  const finish = () => {
    setDraft(undefined);
    if (draft !== undefined && draft !== held) onTyped(draft);
  };
  return (
    <input
      className={mergeClasses(styles.field, styles.contents)}
      aria-label={label}
      value={draft ?? held}
      readOnly={cell?.formula !== undefined}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => {
        setDraft(event.currentTarget.value);
      }}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") finish();
        if (event.key === "Escape") setDraft(undefined);
      }}
    />
  );
}

/** The value of a formula; what a number shows, when that is not all of it. */
function asideOf(cell: Cell | undefined, words: GridWords): string | undefined {
  if (!cell || cell.text === "") return undefined;
  const held = editText(cell);
  if (cell.formula !== undefined) return words.held(typeof cell.value === "number" ? held : cell.text);
  if (typeof cell.value !== "number") return undefined;
  return isSameFigure(held, cell.text) ? undefined : words.shows(cell.text);
}

function isSameFigure(held: string, shown: string): boolean {
  const plain = shown.replaceAll(",", "");
  return held === plain || held === plain.replace(/\.?0+(%?)$/, "$1");
}
