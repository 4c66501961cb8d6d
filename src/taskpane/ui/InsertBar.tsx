import type { ReactElement, ReactNode } from "react";
import type { InsertOutcome } from "../session/inserting.js";
import type { Session, SessionState } from "../session/session.js";
import { useWords } from "./context.js";
import { useFailureText } from "./failureText.js";
import { OutcomeFrame } from "./OutcomeFrame.js";

interface Props {
  readonly session: Session;
  readonly state: SessionState;
}

/** What became of inserting a summary or taking it out. */
export function InsertBar({ session, state }: Props): ReactElement {
  const { outcome, busy } = state.inserting;
  return (
    <OutcomeFrame
      outcome={outcome}
      intent={outcome ? intentOf(outcome) : "success"}
      isIdle={busy === undefined && state.running === undefined}
      onDismiss={() => {
        session.dismissOutcome();
      }}
    >
      {outcome && <Said outcome={outcome} />}
    </OutcomeFrame>
  );
}

function intentOf(outcome: InsertOutcome): "success" | "warning" | "error" {
  if (outcome.is === "failed") return "error";
  if (outcome.is === "inserted") return outcome.isNoted ? "success" : "warning";
  return outcome.left === 0 ? "success" : "warning";
}

function Said({ outcome }: { readonly outcome: InsertOutcome }): ReactNode {
  const textOf = useFailureText();
  const words = useWords().summaries.outcome;
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
    case "failed":
      return (
        <>
          {words.failed} {textOf(outcome.failure)}
        </>
      );
  }
}
