import {
  type ClipboardEvent,
  type KeyboardEvent,
  type Ref,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import { mergeClasses } from "@fluentui/react-components";
import { addressOf } from "../../workbook/index.js";
import { type BookPlace, cellAt, editText, type OpenBook, type Selection } from "../book/index.js";
import { copied, pasted } from "./clipboard.js";
import { type Box, cellId } from "./geometry.js";
import { commandOf, type Command } from "./keys.js";
import { filledPlaces, type Ground, moved, type Move } from "./moves.js";
import { useOverlayStyles } from "./styles.js";
import type { GridWords } from "./words.js";

export interface CellEditorHandle {
  /** Takes the keyboard without scrolling. */
  focus(): void;
  /** Opens the editor with what the active cell holds. */
  edit(): void;
  /** Keeps what is being typed. */
  commit(): void;
}

export interface CellEditorProps {
  readonly ref: Ref<CellEditorHandle>;
  readonly book: OpenBook;
  readonly sheet: number;
  readonly selection: Selection;
  readonly ground: Ground;
  readonly box: Box;
  readonly gridId: string;
  readonly words: GridWords;
  readonly onFocus: (hasFocus: boolean) => void;
  readonly onTooMuch: () => void;
}

/** The size of the field over a small cell. */
const LEAST_WIDTH = 120;
const LEAST_HEIGHT = 24;

/** The longest text that a cell of Excel holds. */
const LONGEST_TEXT = 32_767;

/** What is being typed: its place, and what stood in the editor first. */
interface Editing {
  readonly place: BookPlace;
  readonly first: string;
  /** Begun by typing: then arrow keys end it, as in Excel. */
  readonly isFresh: boolean;
}

/**
 * The one field that has the keyboard focus of the grid. It lies over the active cell, unseen until something is
 * typed: only a text field can be typed into with an input method.
 */
export function CellEditor(props: CellEditorProps) {
  const { ref, book, sheet, selection, ground, box, gridId, words, onFocus, onTooMuch } = props;
  const styles = useOverlayStyles();
  const field = useRef<HTMLTextAreaElement>(null);
  const [editing, setEditing] = useState<Editing>();
  /** Escape makes the next Tab leave the grid. */
  const isLeaving = useRef(false);
  const place: BookPlace = { sheet, ...selection.active };

  const begin = (first: string, isFresh: boolean) => {
    setEditing({ place, first, isFresh });
    if (isFresh || !field.current) return;
    field.current.value = first;
    field.current.setSelectionRange(first.length, first.length);
  };
  const end = (isKept: boolean) => {
    const typed = field.current?.value ?? "";
    if (field.current) field.current.value = "";
    setEditing(undefined);
    if (editing && isKept && (editing.isFresh || typed !== editing.first)) {
      book.type([{ ...editing.place, typed }]);
    }
  };
  const move = (to: Move, isExtending = false) => {
    book.select(moved(selection, to, ground, isExtending));
  };

  useImperativeHandle(ref, () => ({
    focus: () => field.current?.focus({ preventScroll: true }),
    edit: () => {
      field.current?.focus({ preventScroll: true });
      begin(editText(cellAt(book.current, place)), false);
    },
    commit: () => {
      if (editing) end(true);
    },
  }));

  const run = (command: Command): void => {
    if (command.do === "move") move(command.move, command.isExtending);
    else if (command.do === "edit") begin(editText(cellAt(book.current, place)), false);
    else if (command.do === "edit-blank") begin("", true);
    else if (command.do === "clear") {
      book.type([...filledPlaces(ground.sheet, selection)].map((at) => ({ sheet, ...at, typed: "" })));
    } else if (command.do === "undo") book.undo();
    else if (command.do === "redo") book.redo();
    else if (command.do === "sheet") book.showSheet(sheet + command.by);
    else if (command.do === "all") {
      const { rows, columns } = ground.extent;
      const all = { top: 0, left: 0, bottom: rows - 1, right: columns - 1 };
      book.select({ ...selection, ranges: [all] }, false);
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const wasLeaving = isLeaving.current;
    isLeaving.current = false;
    const command = commandOf(event, editing && (editing.isFresh ? "fresh" : "old"));
    if (!command) return;
    if (command.do === "leave") {
      isLeaving.current = true;
      return;
    }
    if (wasLeaving && event.key === "Tab") return;
    event.preventDefault();
    if (command.do === "cancel") end(false);
    else if (command.do === "new-line") field.current?.setRangeText("\n", ...caret(field.current), "end");
    else {
      run(command);
      // After the move, which would take back what the book has to say of the text.
      if (editing) end(true);
    }
  };

  const onCopy = (event: ClipboardEvent, isCut: boolean) => {
    if (editing) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", copied(ground.sheet, selection, ground.extent));
    if (isCut) run({ do: "clear" });
  };
  const onPaste = (event: ClipboardEvent) => {
    if (editing) return;
    event.preventDefault();
    const changes = pasted(event.clipboardData.getData("text/plain"), sheet, selection.active);
    if (changes) book.type(changes);
    else onTooMuch();
  };

  const address = addressOf(selection.active.row, selection.active.column);
  return (
    <textarea
      ref={field}
      className={mergeClasses(styles.editor, !editing && styles.waiting)}
      style={{
        left: box.left,
        top: box.top,
        width: Math.max(box.width, LEAST_WIDTH),
        height: Math.max(box.height, LEAST_HEIGHT),
      }}
      rows={1}
      spellCheck={false}
      autoComplete="off"
      maxLength={LONGEST_TEXT}
      inputMode={editing ? "text" : "none"}
      aria-label={editing ? words.editing(address) : words.typeHere}
      aria-description={editing ? undefined : words.howToLeave}
      aria-controls={gridId}
      aria-activedescendant={editing ? undefined : cellId(gridId, selection.active)}
      onKeyDown={onKeyDown}
      onInput={() => {
        if (!editing) begin("", true);
      }}
      onCompositionStart={() => {
        if (!editing) begin("", true);
      }}
      onCopy={(event) => {
        onCopy(event, false);
      }}
      onCut={(event) => {
        onCopy(event, true);
      }}
      onPaste={onPaste}
      onFocus={() => {
        onFocus(true);
      }}
      onBlur={() => {
        if (editing) end(true);
        onFocus(false);
      }}
    />
  );
}

function caret({ selectionStart, selectionEnd }: HTMLTextAreaElement): [number, number] {
  return [selectionStart, selectionEnd];
}
