import { makeStyles, tokens } from "@fluentui/react-components";
import { HEADER_HEIGHT, ROW_HEADER_WIDTH } from "./geometry.js";
import { FONT_SIZE, LINE_HEIGHT } from "./textWidth.js";

/** What lies over what inside the view. */
const LAYER = {
  spill: 1,
  selection: 2,
  editor: 3,
  rowHeader: 4,
  columnHeader: 5,
  corner: 6,
  message: 7,
} as const;

const forced = "@media (forced-colors: active)";
const line = (color: string) => `1px solid ${color}`;

/** The frame of the grid: bar, view and tabs one below the other. */
export const useFrameStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    height: "100%",
    minHeight: "0",
    minWidth: "0",
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
  },
  panel: { flexGrow: 1, minHeight: "0", position: "relative", display: "flex" },
  view: {
    flexGrow: 1,
    overflow: "auto",
    position: "relative",
    backgroundColor: tokens.colorNeutralBackground1,
    outlineStyle: "none",
    overflowAnchor: "none",
    touchAction: "pan-x pan-y",
  },
  grid: { height: "100%" },
  message: {
    position: "absolute",
    left: "8px",
    bottom: "24px",
    maxWidth: "calc(100% - 48px)",
    zIndex: LAYER.message,
    padding: "4px 10px",
    borderRadius: tokens.borderRadiusMedium,
    border: line(tokens.colorNeutralStroke1),
    boxShadow: tokens.shadow8,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: "13px",
    lineHeight: "18px",
    pointerEvents: "none",
    ":empty": { display: "none" },
  },
  canvas: { position: "relative", cursor: "cell", userSelect: "none" },
});

export const useHeaderStyles = makeStyles({
  columnHeaders: {
    position: "sticky",
    top: "0",
    height: `${HEADER_HEIGHT}px`,
    zIndex: LAYER.columnHeader,
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: line(tokens.colorNeutralStroke1),
    boxSizing: "border-box",
  },
  header: {
    boxSizing: "border-box",
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    fontSize: "12px",
    lineHeight: "16px",
    fontVariantNumeric: "tabular-nums",
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
    cursor: "default",
  },
  corner: {
    position: "sticky",
    left: "0",
    width: `${ROW_HEADER_WIDTH}px`,
    height: "100%",
    zIndex: LAYER.corner,
    borderRight: line(tokens.colorNeutralStroke1),
  },
  /** For screen readers only. */
  unseen: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
  columnHeader: {
    position: "absolute",
    top: "0",
    height: "100%",
    borderRight: line(tokens.colorNeutralStroke2),
  },
  rowHeader: {
    position: "sticky",
    left: "0",
    width: `${ROW_HEADER_WIDTH}px`,
    height: "100%",
    zIndex: LAYER.rowHeader,
    borderRight: line(tokens.colorNeutralStroke1),
    borderBottom: line(tokens.colorNeutralStroke2),
  },
  selected: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    [forced]: { color: "Highlight" },
  },
  hidden: { fontStyle: "italic", color: tokens.colorNeutralForeground3, borderRightStyle: "double" },
  grip: {
    position: "absolute",
    top: "0",
    right: "-4px",
    width: "8px",
    height: "100%",
    zIndex: 1,
    cursor: "col-resize",
    touchAction: "none",
  },
});

export const useCellStyles = makeStyles({
  row: { position: "absolute", left: "0", fontSize: `${FONT_SIZE}px`, lineHeight: `${LINE_HEIGHT}px` },
  cell: {
    position: "absolute",
    top: "0",
    boxSizing: "border-box",
    display: "flex",
    alignItems: "center",
    paddingLeft: "6px",
    paddingRight: "6px",
    borderRight: line(tokens.colorNeutralStroke2),
    borderBottom: line(tokens.colorNeutralStroke2),
    overflow: "hidden",
    whiteSpace: "pre",
  },
  spilling: { overflow: "visible" },
  start: { justifyContent: "flex-start", textAlign: "start" },
  center: { justifyContent: "center", textAlign: "center" },
  end: { justifyContent: "flex-end", textAlign: "end", fontVariantNumeric: "tabular-nums" },
  merged: { backgroundColor: tokens.colorNeutralBackground1 },
  wrapped: { whiteSpace: "pre-wrap", overflowWrap: "anywhere", maxHeight: "100%", overflow: "hidden" },
  hidden: { backgroundColor: tokens.colorNeutralBackground2, color: tokens.colorNeutralForeground3 },
  spill: {
    position: "relative",
    zIndex: LAYER.spill,
    alignSelf: "stretch",
    display: "flex",
    alignItems: "center",
    flexShrink: 0,
    overflow: "hidden",
    boxSizing: "border-box",
    backgroundColor: tokens.colorNeutralBackground1,
  },
  comment: {
    position: "absolute",
    top: "0",
    right: "0",
    width: "0",
    height: "0",
    borderTop: `7px solid ${tokens.colorPalettePurpleForeground2}`,
    borderLeft: "7px solid transparent",
    [forced]: { borderTopColor: "CanvasText", borderLeftColor: "Canvas" },
  },
  stale: {
    fontStyle: "italic",
    backgroundImage: `repeating-linear-gradient(135deg, transparent 0 5px, ${tokens.colorNeutralStroke2} 5px 6px)`,
  },
  staleSign: {
    position: "absolute",
    left: "3px",
    bottom: "3px",
    color: tokens.colorStatusWarningForeground1,
    [forced]: { color: "CanvasText" },
  },
});

/** The colour of each class, as in the pane, and its border where the system rules over colours. */
const MARKS = {
  error: { color: tokens.colorPaletteRedForeground1, border: "2px solid" },
  doubt: { color: tokens.colorPaletteBerryForeground1, border: "2px dashed" },
  rounding: { color: tokens.colorPaletteDarkOrangeForeground1, border: "2px dotted" },
  hint: { color: tokens.colorNeutralForeground3, border: "4px double" },
} as const;

/** A tint and an edge that leave fill and font of the cell as they are. */
const mark = ({ color, border }: (typeof MARKS)[keyof typeof MARKS]) =>
  ({
    "::before": {
      content: '""',
      position: "absolute",
      inset: "0",
      backgroundColor: color,
      opacity: 0.13,
      pointerEvents: "none",
      [forced]: { display: "none" },
    },
    boxShadow: `inset 3px 0 0 ${color}`,
    [forced]: { outline: `${border} CanvasText`, outlineOffset: "-4px" },
  }) as const;

export const useMarkStyles = makeStyles({
  error: mark(MARKS.error),
  doubt: mark(MARKS.doubt),
  rounding: mark(MARKS.rounding),
  hint: mark(MARKS.hint),
  sign: {
    position: "absolute",
    left: "4px",
    top: "1px",
    width: "9px",
    height: "9px",
    pointerEvents: "none",
  },
  errorSign: {
    left: "0",
    top: "0",
    width: "11px",
    height: "11px",
    color: MARKS.error.color,
    [forced]: { color: "CanvasText" },
  },
  doubtSign: { color: MARKS.doubt.color, [forced]: { color: "CanvasText" } },
  roundingSign: { color: MARKS.rounding.color, [forced]: { color: "CanvasText" } },
  hintSign: { color: MARKS.hint.color, [forced]: { color: "CanvasText" } },
});

export const useOverlayStyles = makeStyles({
  range: {
    position: "absolute",
    boxSizing: "border-box",
    zIndex: LAYER.selection,
    pointerEvents: "none",
    border: line(tokens.colorBrandStroke1),
    [forced]: { border: line("Highlight") },
    "::before": {
      content: '""',
      position: "absolute",
      inset: "0",
      backgroundColor: tokens.colorBrandBackground,
      opacity: 0.1,
      [forced]: { display: "none" },
    },
  },
  active: {
    position: "absolute",
    boxSizing: "border-box",
    zIndex: LAYER.selection,
    pointerEvents: "none",
    border: `2px solid ${tokens.colorBrandStroke1}`,
    [forced]: { border: "2px solid Highlight" },
  },
  focused: { outline: `1px solid ${tokens.colorStrokeFocus2}` },
  editor: {
    position: "absolute",
    boxSizing: "border-box",
    zIndex: LAYER.editor,
    margin: "0",
    padding: "2px 5px",
    resize: "none",
    overflow: "hidden",
    border: `2px solid ${tokens.colorBrandStroke1}`,
    borderRadius: "0",
    outlineStyle: "none",
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: "inherit",
    fontSize: `${FONT_SIZE}px`,
    lineHeight: `${LINE_HEIGHT}px`,
    boxShadow: tokens.shadow8,
  },
  waiting: { opacity: 0, pointerEvents: "none", boxShadow: "none" },
});
