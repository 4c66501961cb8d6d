import { type Move, moveOfKey } from "./moves.js";

/** What a key asks for. While something is typed, all but `cancel` and `new-line` end that first. */
export type Command =
  | { readonly do: "move"; readonly move: Move; readonly isExtending: boolean }
  | { readonly do: "sheet"; readonly by: -1 | 1 }
  | {
      readonly do:
        "edit" | "edit-blank" | "clear" | "undo" | "redo" | "all" | "leave" | "cancel" | "new-line";
    };

/** The part of a keyboard event that matters. */
export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/**
 * The command of a key as in Excel; undefined for keys that the text field deals with. `typing` says whether
 * something is being typed, and whether that began with a key (`fresh`) or with what the cell holds (`old`).
 */
export function commandOf(event: Key, typing: "fresh" | "old" | undefined): Command | undefined {
  const { key, shiftKey, altKey } = event;
  if (key === "Enter" && altKey) return typing ? { do: "new-line" } : undefined;
  if (altKey) return undefined;
  if (key === "Enter") return step(shiftKey ? -1 : 1, 0);
  if (key === "Tab") return step(0, shiftKey ? -1 : 1);
  if (key === "Escape") return { do: typing ? "cancel" : "leave" };
  const isCtrl = event.ctrlKey || event.metaKey;
  if (typing)
    return typing === "fresh" && key.startsWith("Arrow") && !isCtrl ? moving(key, false, false) : undefined;
  return isCtrl ? withCtrl(key, shiftKey) : (moving(key, false, shiftKey) ?? alone(key));
}

function alone(key: string): Command | undefined {
  if (key === "F2") return { do: "edit" };
  if (key === "Delete") return { do: "clear" };
  return key === "Backspace" ? { do: "edit-blank" } : undefined;
}

function withCtrl(key: string, isShift: boolean): Command | undefined {
  const letter = key.toLowerCase();
  if (letter === "z") return { do: isShift ? "redo" : "undo" };
  if (letter === "y") return { do: "redo" };
  if (letter === "a") return { do: "all" };
  if (key === "PageUp" || key === "PageDown") return { do: "sheet", by: key === "PageUp" ? -1 : 1 };
  return moving(key, true, isShift);
}

function moving(key: string, isCtrl: boolean, isExtending: boolean): Command | undefined {
  const move = moveOfKey(key, isCtrl);
  return move && { do: "move", move, isExtending };
}

function step(down: -1 | 0 | 1, right: -1 | 0 | 1): Command {
  return { do: "move", move: { by: "cell", down, right }, isExtending: false };
}
