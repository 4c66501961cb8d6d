import { makeStyles, tokens } from "@fluentui/react-components";
import type { KeyboardEvent, PointerEvent, ReactElement } from "react";

export const NARROWEST = 270;
export const WIDEST = 560;
const STEP = 20;

const useStyles = makeStyles({
  splitter: {
    flex: "0 0 6px",
    cursor: "col-resize",
    touchAction: "none",
    backgroundColor: tokens.colorNeutralBackground3,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    ":hover": { backgroundColor: tokens.colorNeutralBackground3Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
});

interface Props {
  readonly label: string;
  /** Of the pane on its right, in pixels. */
  readonly width: number;
  readonly onWidth: (width: number) => void;
}

/** Between grid and pane: dragged, or moved by ← →. */
export function Splitter({ label, width, onWidth }: Props): ReactElement {
  const styles = useStyles();
  const set = (next: number): void => {
    onWidth(Math.min(WIDEST, Math.max(NARROWEST, Math.round(next))));
  };
  const drag = (event: PointerEvent<HTMLElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) set(window.innerWidth - event.clientX);
  };
  const key = (event: KeyboardEvent): void => {
    const next = { ArrowLeft: width + STEP, ArrowRight: width - STEP, Home: NARROWEST, End: WIDEST }[
      event.key
    ];
    if (next === undefined) return;
    event.preventDefault();
    set(next);
  };
  return (
    <div
      className={styles.splitter}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      tabIndex={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onKeyDown={key}
    />
  );
}
