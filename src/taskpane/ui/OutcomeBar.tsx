import { Button, makeStyles } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import type { RefusedCell, RepairOutcome } from "../session/repairState.js";
import type { Session, SessionState } from "../session/session.js";
import { useWords } from "./context.js";
import { useFailureText } from "./failureText.js";
import { OutcomeFrame } from "./OutcomeFrame.js";

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: "18px" },
});

type Is<Kind extends RepairOutcome["is"]> = Extract<RepairOutcome, { is: Kind }>;

interface Props {
  readonly session: Session;
  readonly state: SessionState;
}

/** What became of applying a repair or taking it back. */
export function OutcomeBar({ session, state }: Props): ReactElement {
  const words = useWords();
  const { outcome, busy } = state.repairing;
  const isIdle = busy === undefined && state.running === undefined;
  return (
    <OutcomeFrame
      outcome={outcome}
      intent={outcome ? intentOf(outcome) : "success"}
      isIdle={isIdle}
      onDismiss={() => {
        session.dismissOutcome();
      }}
      actions={
        outcome?.is === "applied" && (
          <Button
            size="small"
            disabledFocusable={!isIdle}
            onClick={() => void session.takeBackRepair(outcome.entry)}
          >
            {words.repair.applied.takeBack}
          </Button>
        )
      }
    >
      {outcome && <Said outcome={outcome} />}
    </OutcomeFrame>
  );
}

function intentOf(outcome: RepairOutcome): "success" | "warning" | "error" {
  if (outcome.is === "failed") return "error";
  if (outcome.is === "applied") return outcome.isNoted ? "success" : "warning";
  if (outcome.is === "taken-back") return outcome.left.length === 0 ? "success" : "warning";
  return "warning";
}

function Said({ outcome }: { readonly outcome: RepairOutcome }): ReactNode {
  const words = useWords().repair.outcome;
  switch (outcome.is) {
    case "applied":
      return `${words.applied(outcome.cells)}${outcome.texts > 0 ? words.texts(outcome.texts) : ""}${
        outcome.isNoted ? "" : words.notNoted
      }`;
    case "refused":
      return (
        <>
          {outcome.left.length === 0 ? words.refused : words.refusedLeft}
          <Cells cells={[...outcome.left, ...outcome.refused]} />
        </>
      );
    case "taken-back":
      return (
        <>
          {words.takenBack(outcome.cells)}
          {outcome.left.length > 0 && words.left}
          <Cells cells={outcome.left} />
        </>
      );
    case "interrupted":
      return (
        <>
          {words.interrupted}
          <Standing standings={outcome.standings} />
        </>
      );
    case "failed":
      return <Failed outcome={outcome} />;
  }
}

function Failed({
  outcome: { during, failure, standings },
}: {
  readonly outcome: Is<"failed">;
}): ReactElement {
  const words = useWords();
  const textOf = useFailureText();
  const { colon } = words.summary;
  return (
    <>
      {words.repair.outcome.failed[during]}
      {colon}
      {textOf(failure)} {during !== "unlocking" && <Standing standings={standings} />}
    </>
  );
}

function Standing({ standings }: { readonly standings: Is<"failed">["standings"] }): string {
  const words = useWords().repair.outcome;
  if (!standings) return words.unknown;
  const { after, before, other, gone } = standings;
  return words.standings(after, before, other + gone) + (after > 0 ? words.canTakeBack : "");
}

function Cells({ cells }: { readonly cells: readonly RefusedCell[] }): ReactElement | undefined {
  const styles = useStyles();
  const words = useWords().repair;
  if (cells.length === 0) return undefined;
  return (
    <ul className={styles.list}>
      {cells.map(({ cell: { sheet, address }, reason }) => (
        <li key={`${sheet} ${address}`}>
          {words.outcome.refusedCell(words.applied.cell(sheet, address), words.outcome.refusal[reason])}
        </li>
      ))}
    </ul>
  );
}
