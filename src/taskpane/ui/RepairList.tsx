import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useId, useState } from "react";
import { CLASS_NAMES, type Finding, messageOf } from "../../check/index.js";
import type { Repair } from "../../repair/index.js";
import type { Checked, Session } from "../session/session.js";
import { ClassIcon } from "./ClassSign.js";
import { useLanguage, useWords } from "./context.js";
import { Fold } from "./Fold.js";
import { useHiddenStyles } from "./hidden.js";
import { Message } from "./Message.js";
import { RepairCard } from "./RepairCard.js";

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", rowGap: "8px", padding: "8px 12px 12px" },
  note: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  tails: { display: "flex", flexDirection: "column", rowGap: "8px", paddingTop: "8px" },
  fold: { marginInlineStart: "-8px", minWidth: 0, textAlign: "start" },
  settled: { margin: 0, padding: 0, listStyleType: "none", color: tokens.colorNeutralForeground2 },
  finding: { display: "flex", columnGap: "4px" },
  more: { alignSelf: "start" },
});

/** Cards are added by so many. */
const PAGE = 40;
/** So many of the findings that a repair settles are named. */
const MOST = 3;

interface Props {
  /** Those to be shown, in their order. */
  readonly repairs: readonly Repair[];
  readonly checked: Checked;
  readonly session: Session;
}

/** Everything that is proposed, 尾差调整 folded at the end. */
export function RepairList({ repairs, checked, session }: Props): ReactElement {
  const styles = useStyles();
  const words = useWords().repair;
  const more = useWords().result.more;
  const id = useId();
  const { hidden } = useHiddenStyles();
  const [areTailsOpen, setTailsOpen] = useState(false);
  const [limit, setLimit] = useState(PAGE);
  const own = repairs.filter(({ kind }) => kind === "repair");
  const tails = repairs.filter(({ kind }) => kind === "tail");
  const card = (repair: Repair): ReactElement => (
    <RepairCard key={repair.id} repair={repair} checked={checked} session={session}>
      <Settled repair={repair} checked={checked} />
    </RepairCard>
  );
  const left = own.length - limit;
  return (
    <section className={styles.list} aria-label={words.list}>
      <h3 className={hidden}>{words.list}</h3>
      {checked.repairs.joint === "unfinished" && <p className={styles.note}>{words.unfinished}</p>}
      {repairs.length === 0 ? <Message title={words.none} /> : <p className={styles.note}>{words.hint}</p>}
      {own.slice(0, limit).map(card)}
      {left > 0 && (
        <Button
          size="small"
          className={styles.more}
          onClick={() => {
            setLimit(limit + PAGE);
          }}
        >
          {more(Math.min(PAGE, left))}
        </Button>
      )}
      {tails.length > 0 && (
        <div>
          <Fold className={styles.fold} isOpen={areTailsOpen} controls={id} onToggle={setTailsOpen}>
            {words.tails(tails.length)}
          </Fold>
          {areTailsOpen && (
            <div id={id} className={styles.tails}>
              {tails.map(card)}
            </div>
          )}
        </div>
      )}
    </section>
  );
}

interface SettledProps {
  readonly repair: Repair;
  readonly checked: Checked;
}

/** The findings that are gone once the repair is applied. */
function Settled({ repair, checked }: SettledProps): ReactElement | undefined {
  const styles = useStyles();
  const words = useWords();
  const language = useLanguage();
  const ids = new Set(repair.proposals[0].settles);
  const findings = checked.report.findings.filter((finding) => ids.has(finding.id));
  if (findings.length === 0) return undefined;
  const line = (finding: Finding): ReactElement => (
    <li key={finding.id} className={styles.finding}>
      <ClassIcon kind={finding.class} />
      <span>
        {CLASS_NAMES[language][finding.class]} {messageOf(finding, language).what}
      </span>
    </li>
  );
  return (
    <div>
      {words.repair.settles(findings.length)}
      <ul className={styles.settled}>
        {findings.slice(0, MOST).map(line)}
        {findings.length > MOST && <li>{words.repair.moreSettled(findings.length)}</li>}
      </ul>
    </div>
  );
}
