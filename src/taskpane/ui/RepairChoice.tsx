import { Link, makeStyles, Radio, tokens } from "@fluentui/react-components";
import { type ReactElement, useId, useState } from "react";
import type { Repair } from "../../repair/index.js";
import { laidChanges } from "../model/repairs.js";
import type { Checked, Session } from "../session/session.js";
import { ChangeList } from "./ChangeList.js";
import { useWords } from "./context.js";
import { Created } from "./Created.js";

const useStyles = makeStyles({
  choice: { border: "none", margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, color: tokens.colorNeutralForeground2 },
  way: { padding: "2px 0 6px", borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  radio: { marginInlineStart: "-8px" },
  changes: { paddingInlineStart: "24px" },
  more: { fontSize: "inherit" },
});

/** So many ways are shown at once. */
const MOST = 4;

interface Props {
  readonly repair: Repair;
  readonly checked: Checked;
  readonly session: Session;
  /** Undefined as long as the person has not chosen. */
  readonly chosen: number | undefined;
  readonly onChoose: (proposal: number) => void;
}

/** The proposals of a repair: one as it is; of several equally small ones the person chooses one. */
export function RepairChoice({ repair, checked, session, chosen, onChoose }: Props): ReactElement {
  const styles = useStyles();
  const words = useWords().repair;
  const id = useId();
  const [isAll, setAll] = useState(false);
  const { proposals, hasMore } = repair;
  const content = (at: number): ReactElement | undefined => {
    const proposal = proposals[at];
    return (
      proposal && (
        <>
          <ChangeList
            id={`${id}-${String(at)}`}
            changes={laidChanges(checked, proposal)}
            checked={checked}
            session={session}
          />
          <Created creates={proposal.creates} checked={checked} />
        </>
      )
    );
  };
  if (proposals.length === 1) return <div>{content(0)}</div>;
  const shown = isAll ? proposals : proposals.slice(0, MOST);
  const left = proposals.length - shown.length;
  return (
    <fieldset className={styles.choice}>
      <legend className={styles.legend}>{words.choose(proposals.length, hasMore)}</legend>
      {shown.map((_, at) => (
        <div key={at} className={styles.way}>
          <Radio
            className={styles.radio}
            name={id}
            value={String(at)}
            label={words.way(at + 1)}
            aria-describedby={`${id}-${String(at)}`}
            checked={chosen === at}
            onChange={() => {
              onChoose(at);
            }}
          />
          <div className={styles.changes}>{content(at)}</div>
        </div>
      ))}
      {left > 0 && (
        <Link
          as="button"
          className={styles.more}
          onClick={() => {
            setAll(true);
          }}
        >
          {words.moreWays(left)}
        </Link>
      )}
    </fieldset>
  );
}
