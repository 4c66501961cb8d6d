import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronUpRegular } from "@fluentui/react-icons/svg/chevron-up";
import type { ReactElement } from "react";
import { useWords } from "./context.js";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    gap: "4px",
    padding: "6px 12px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  position: { fontVariantNumeric: "tabular-nums", fontSize: tokens.fontSizeBase300 },
});

interface Props {
  /** 0-based; below 0 where none is selected. */
  readonly position: number;
  readonly count: number;
  readonly onStep: (by: 1 | -1) => void;
}

/** 上一处, 下一处, and which of how many is shown. */
export function Navigator({ position, count, onStep }: Props): ReactElement {
  const styles = useStyles();
  const words = useWords().navigate;
  return (
    <nav className={styles.bar} aria-label={words.label}>
      <Button
        size="small"
        icon={<ChevronUpRegular />}
        title="Alt+↑"
        aria-keyshortcuts="Alt+ArrowUp"
        disabledFocusable={position <= 0}
        onClick={() => {
          onStep(-1);
        }}
      >
        {words.previous}
      </Button>
      <span className={styles.position} aria-live="polite">
        {words.position(position + 1, count)}
      </span>
      <Button
        size="small"
        icon={<ChevronDownRegular />}
        iconPosition="after"
        title="Alt+↓"
        aria-keyshortcuts="Alt+ArrowDown"
        disabledFocusable={position >= count - 1}
        onClick={() => {
          onStep(1);
        }}
      >
        {words.next}
      </Button>
    </nav>
  );
}
