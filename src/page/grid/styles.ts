import { makeStyles, tokens } from "@fluentui/react-components";
import { HEADER_HEIGHT, ROW_HEADER_WIDTH } from "./geometry.js";
import { FONT_SIZE, LINE_HEIGHT } from "./textWidth.js";

/** What lies over what inside the view. */
const LAYER = { spill: 1, selection: 2, editor: 3, rowHeader: 4, columnHeader: 5, corner: 6 } as const;

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
    [forced]: { outline: "1px dashed CanvasText", outlineOffset: "-3px" },
  },
  staleSign: {
    position: "absolute",
    left: "3px",
    bottom: "3px",
    color: tokens.colorStatusWarningForeground1,
    [forced]: { color: "CanvasText" },
  },
});

/** The class of a mark: tint and edge in its colour, and in forced colours a border of its own kind. */
export const useMarkStyles = makeStyles({
  error: {
    backgroundColor: tokens.colorStatusDangerBackground1,
    boxShadow: `inset 2px 0 0 ${tokens.colorStatusDangerForeground3}`,
    [forced]: { outline: "2px solid CanvasText", outlineOffset: "-3px" },
  },
  doubt: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    boxShadow: `inset 2px 0 0 ${tokens.colorStatusWarningForeground3}`,
    [forced]: { outline: "2px dashed CanvasText", outlineOffset: "-3px" },
  },
  rounding: {
    backgroundColor: tokens.colorPaletteTealBackground2,
    boxShadow: `inset 2px 0 0 ${tokens.colorPaletteTealForeground2}`,
    [forced]: { outline: "2px dotted CanvasText", outlineOffset: "-3px" },
  },
  hint: {
    backgroundColor: tokens.colorNeutralBackground4,
    boxShadow: `inset 2px 0 0 ${tokens.colorNeutralForeground3}`,
    [forced]: { outline: "3px double CanvasText", outlineOffset: "-3px" },
  },
  sign: { position: "absolute", left: "2px", top: "0", width: "9px", height: "9px", pointerEvents: "none" },
  errorSign: { color: tokens.colorStatusDangerForeground3, [forced]: { color: "CanvasText" } },
  doubtSign: { color: tokens.colorStatusWarningForeground3, [forced]: { color: "CanvasText" } },
  roundingSign: { color: tokens.colorPaletteTealForeground2, [forced]: { color: "CanvasText" } },
  hintSign: { color: tokens.colorNeutralForeground3, [forced]: { color: "CanvasText" } },
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
    border: `2px solid ${tokens.colorNeutralForeground3}`,
    [forced]: { border: "2px solid Highlight" },
  },
  focused: { border: `2px solid ${tokens.colorBrandStroke1}` },
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
