import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
} from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useEffect, useRef } from "react";
import { useWords } from "./context.js";

const useStyles = makeStyles({
  bar: { flexShrink: 0 },
  text: { overflowWrap: "anywhere", whiteSpace: "normal" },
});

interface Props {
  /** What became of something that a person asked for; nothing is shown without. */
  readonly outcome: object | undefined;
  readonly intent: "success" | "warning" | "error";
  /** Nothing runs. */
  readonly isIdle: boolean;
  readonly onDismiss: () => void;
  /** Buttons before the one that dismisses. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The bar that says what became of something, with the keyboard's way on. */
export function OutcomeFrame(props: Props): ReactElement {
  const { outcome, intent, isIdle, onDismiss, actions, children } = props;
  const styles = useStyles();
  const words = useWords().failure;
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What held the button that was pressed may be gone: the keyboard goes on from here.
    if (isIdle && outcome && document.activeElement === document.body) bar.current?.focus();
  }, [isIdle, outcome]);
  return (
    <div ref={bar} tabIndex={-1} role="status" className={styles.bar}>
      {outcome && (
        <MessageBar intent={intent} layout="multiline">
          <MessageBarBody className={styles.text}>{children}</MessageBarBody>
          <MessageBarActions>
            {actions}
            <Button size="small" appearance="transparent" onClick={onDismiss}>
              {words.dismiss}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  );
}
