import { mergeClasses } from "@fluentui/react-components";
import { meets, type Selection } from "../book/index.js";
import type { CellRange } from "../../workbook/index.js";
import { boxOf, rangeAt } from "./geometry.js";
import type { SheetModel } from "./sheetModel.js";
import { useOverlayStyles } from "./styles.js";

export interface SelectionOverlayProps {
  readonly model: SheetModel;
  readonly selection: Selection;
  /** The cells that are drawn. */
  readonly view: CellRange;
  readonly hasFocus: boolean;
}

/** Frames around everything that is selected and around the active cell. */
export function SelectionOverlay({ model, selection, view, hasFocus }: SelectionOverlayProps) {
  const styles = useOverlayStyles();
  const active = rangeAt(model, selection.active);
  const whole = selection.ranges.map((range) => model.merges.whole(range));
  const isOneCell = whole.length === 1 && whole.every((range) => isSame(range, active));
  return (
    <>
      {!isOneCell &&
        whole
          .filter((range) => meets(range, view))
          .map((range, index) => <div key={index} className={styles.range} style={boxOf(model, range)} />)}
      {meets(active, view) && (
        <div
          className={mergeClasses(styles.active, hasFocus && styles.focused)}
          style={boxOf(model, active)}
        />
      )}
    </>
  );
}

function isSame(a: CellRange, b: CellRange): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}
