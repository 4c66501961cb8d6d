import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
} from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useEffect, useRef } from "react";
import type { InsertOutcome } from "../session/inserting.js";
import type { Session, SessionState } from "../session/session.js";
import { useLanguage, useWords } from "./context.js";

const useStyles = makeStyles({
  bar: { flexShrink: 0 },
  text: { overflowWrap: "anywhere", whiteSpace: "normal" },
});

interface Props {
  readonly session: Session;
  readonly state: SessionState;
}

/** What became of inserting a summary or taking it out. */
export function InsertBar({ session, state }: Props): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const bar = useRef<HTMLDivElement>(null);
  const { outcome, busy } = state.inserting;
  const isIdle = busy === undefined && state.running === undefined;
  useEffect(() => {
    // The button that was pressed may be gone: the keyboard goes on from here.
    if (isIdle && outcome && document.activeElement === document.body) bar.current?.focus();
  }, [isIdle, outcome]);
  return (
    <div ref={bar} tabIndex={-1} role="status" className={styles.bar}>
      {outcome && (
        <MessageBar intent={intentOf(outcome)} layout="multiline">
          <MessageBarBody className={styles.text}>
            <Said outcome={outcome} />
          </MessageBarBody>
          <MessageBarActions>
            <Button
              size="small"
              appearance="transparent"
              onClick={() => {
                session.dismissOutcome();
              }}
            >
              {words.failure.dismiss}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  );
}

function intentOf(outcome: InsertOutcome): "success" | "warning" | "error" {
  if (outcome.is === "failed") return "error";
  if (outcome.is === "inserted") return outcome.isNoted ? "success" : "warning";
  return outcome.left === 0 ? "success" : "warning";
}

function Said({ outcome }: { readonly outcome: InsertOutcome }): ReactNode {
  const all = useWords();
  const language = useLanguage();
  const words = all.summaries.outcome;
  switch (outcome.is) {
    case "inserted":
      return (
        <>
          {outcome.sheets.length > 0 ? words.sheets(outcome.sheets) : words.area}
          {!outcome.isNoted && ` ${words.notNoted}`}
        </>
      );
    case "removed":
      return (
        <>
          {words.removed(outcome.removed)}
          {outcome.left > 0 && ` ${words.left(outcome.left)}`}
        </>
      );
    case "failed": {
      const { failure } = outcome;
      const why =
        failure.is === "host"
          ? all.failure.host[failure.code]
          : failure.is === "file"
            ? failure.messages[language]
            : all.failure.engine;
      return (
        <>
          {words.failed} {why}
        </>
      );
    }
  }
}
