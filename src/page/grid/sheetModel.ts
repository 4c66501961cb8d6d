import { useMemo, useRef } from "react";
import type { Sheet } from "../../workbook/index.js";
import { Axis } from "./axis.js";
import type { Place } from "../book/index.js";
import { type Extent, extentOf, reaching } from "./extent.js";
import {
  fitSheet,
  LOW_HEIGHT,
  MOST_TALL_ROWS,
  refitSheet,
  type SheetLayout,
  USUAL_HEIGHT,
  USUAL_WIDTH,
} from "./layout.js";
import { Merges } from "./merges.js";

/** A sheet as the grid draws it. */
export interface SheetModel {
  readonly sheet: Sheet;
  readonly merges: Merges;
  readonly extent: Extent;
  readonly layout: SheetLayout;
  readonly columns: Axis;
  readonly rows: Axis;
  readonly hiddenColumns: ReadonlySet<number>;
}

/** Works out where everything on a sheet lies. After an edit only what changed is measured again. */
export function useSheetModel(sheet: Sheet, resized: ReadonlyMap<number, number>, active: Place): SheetModel {
  const merges = useMemo(() => new Merges(sheet.merges), [sheet.merges]);
  const last = useRef<{ sheet: Sheet; layout: SheetLayout }>(undefined);
  const layout = useMemo(() => {
    const known = last.current;
    const fitted = known ? refitSheet(known.layout, known.sheet, sheet, merges) : fitSheet(sheet, merges);
    last.current = { sheet, layout: fitted };
    return fitted;
  }, [sheet, merges]);
  const filled = useMemo(() => extentOf(sheet), [sheet]);
  const { rows, columns } = reaching(filled, active);
  return useMemo(() => {
    const isHuge = rows > MOST_TALL_ROWS;
    return {
      sheet,
      merges,
      extent: { ...filled, rows, columns },
      layout,
      columns: new Axis(columns, USUAL_WIDTH, new Map([...layout.widths, ...resized])),
      rows: isHuge ? new Axis(rows, LOW_HEIGHT, new Map()) : new Axis(rows, USUAL_HEIGHT, layout.heights),
      hiddenColumns: new Set(sheet.hiddenColumns),
    };
  }, [sheet, merges, layout, resized, filled, rows, columns]);
}
