import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
} from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useEffect, useRef } from "react";
import type { RefusedCell, RepairOutcome } from "../session/repairState.js";
import type { Session, SessionState } from "../session/session.js";
import { useWords } from "./context.js";

const useStyles = makeStyles({
  bar: { flexShrink: 0 },
  text: { overflowWrap: "anywhere", whiteSpace: "normal" },
  list: { margin: 0, paddingInlineStart: "18px" },
});

type Is<Kind extends RepairOutcome["is"]> = Extract<RepairOutcome, { is: Kind }>;

interface Props {
  readonly session: Session;
  readonly state: SessionState;
}

/** What became of applying a repair or taking it back. */
export function OutcomeBar({ session, state }: Props): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const bar = useRef<HTMLDivElement>(null);
  const { outcome, busy } = state.repairing;
  const isIdle = busy === undefined && state.running === undefined;
  useEffect(() => {
    // The card whose button was pressed is gone with what it has settled: the keyboard goes on from here.
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
            {outcome.is === "applied" && (
              <Button
                size="small"
                disabledFocusable={!isIdle}
                onClick={() => void session.takeBackRepair(outcome.entry)}
              >
                {words.repair.applied.takeBack}
              </Button>
            )}
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
  const { colon } = words.summary;
  return (
    <>
      {words.repair.outcome.failed[during]}
      {colon}
      {failure.is === "host" ? words.failure.host[failure.code] : words.failure.engine}{" "}
      {during !== "unlocking" && <Standing standings={standings} />}
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
