import { Button, Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { sentenceOf } from "../../repair/index.js";
import { unitText } from "../model/arithmetic.js";
import { placeOnSheet, sheetNameOf } from "../model/places.js";
import type { LaidChange } from "../model/repairs.js";
import type { Checked, Session } from "../session/session.js";
import { copyText } from "./clipboard.js";
import { useLanguage, useWords } from "./context.js";
import { useHiddenStyles } from "./hidden.js";

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: "none",
    display: "flex",
    flexDirection: "column",
    rowGap: "6px",
  },
  item: { overflowWrap: "anywhere" },
  place: { display: "block", color: tokens.colorNeutralForeground2 },
  link: { fontSize: "inherit" },
  figures: { fontVariantNumeric: "tabular-nums" },
  before: { textDecorationLine: "line-through", color: tokens.colorNeutralForeground2 },
  after: { textDecorationLine: "none", fontWeight: tokens.fontWeightSemibold },
  why: { color: tokens.colorNeutralForeground3 },
  sentence: {
    margin: "4px 0",
    paddingInlineStart: "8px",
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
  },
});

interface Props {
  readonly id?: string;
  readonly changes: readonly LaidChange[];
  readonly checked: Checked;
  readonly session: Session;
}

/** Changes one by one: where, before → after, why, and what stands in the way of writing it. */
export function ChangeList({ id, changes, checked, session }: Props): ReactElement {
  const styles = useStyles();
  return (
    <ul id={id} className={styles.list}>
      {changes.map((laid, at) => (
        <li key={at} className={styles.item}>
          <Place laid={laid} checked={checked} session={session} />
          <Figures laid={laid} />
          {laid.change.sentence !== undefined && <Corrected sentence={laid.change.sentence} />}
        </li>
      ))}
    </ul>
  );
}

type OneProps = Omit<Props, "id" | "changes"> & { readonly laid: LaidChange };

/** `03支出 第34行“水利行业业务管理”` with the address behind, which leads there. */
function Place({ laid: { change, at, row }, checked, session }: OneProps): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const sheet = sheetNameOf(checked.report, change.place.sheet, words.finding);
  const where = at.is === "paragraph" ? placeOnSheet(at, words.finding) : words.repair.row(at.number);
  const name = words.repair.place(sheet, where, row);
  return (
    <span className={styles.place}>
      {name}
      {at.is === "cell" && (
        <>
          {" "}
          <Link
            as="button"
            className={styles.link}
            aria-label={words.finding.goTo(`${sheet} ${at.address}`)}
            onClick={() => void session.showCell(change)}
          >
            {at.address}
          </Link>
        </>
      )}
      {at.is === "elsewhere" && ` ${at.address}`}
    </span>
  );
}

function Figures({ laid: { change, obstacle } }: { readonly laid: LaidChange }): ReactElement {
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  const { repair: words, summary } = useWords();
  const language = useLanguage();
  const { printed, to, unit } = change;
  return (
    <span className={styles.figures}>
      <span className={hidden}>{words.before} </span>
      <del className={styles.before}>{printed === "" ? words.blank : printed}</del>
      <span aria-hidden> {words.arrow} </span>
      <span className={hidden}> {words.after} </span>
      <ins className={styles.after}>
        {to}
        {unitText(unit)}
      </ins>{" "}
      <span className={styles.why}>
        {sentenceOf(change, language)}
        {obstacle !== undefined && `${summary.semicolon}${words.obstacle[obstacle]}`}
      </span>
    </span>
  );
}

/** The sentence as it should be, to be taken into the text. */
function Corrected({ sentence }: { readonly sentence: string }): ReactElement {
  const styles = useStyles();
  const words = useWords().repair;
  const [copied, setCopied] = useState<boolean>();
  return (
    <>
      <p className={mergeClasses(styles.sentence, styles.item)}>{sentence}</p>
      <Button size="small" onClick={() => void copyText(sentence).then(setCopied)}>
        {copied === undefined ? words.copy : copied ? words.copied : words.copyFailed}
      </Button>
    </>
  );
}
