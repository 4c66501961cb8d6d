import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { type ReactElement, useId, useState } from "react";
import { type CheckReport, NAMES } from "../../check/index.js";
import type { BesideKind } from "../session/beside.js";
import type { Session, SessionState } from "../session/session.js";
import { chooseFiles } from "./chooseFiles.js";
import { useLanguage, useWords } from "./context.js";
import { Fold } from "./Fold.js";
import { PasteText } from "./PasteText.js";

const TEXTS = ".docx,.txt,.md";
const COMPANIONS = ".xlsx,.xlsm,.xls,.et,.docx";

const useStyles = makeStyles({
  panel: {
    padding: "4px 12px 8px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
  },
  fold: { marginInlineStart: "-8px", minWidth: 0 },
  body: { display: "flex", flexDirection: "column", rowGap: "6px" },
  buttons: { display: "flex", flexWrap: "wrap", gap: "6px" },
  note: { margin: 0, color: tokens.colorNeutralForeground3, lineHeight: tokens.lineHeightBase200 },
  list: { margin: 0, padding: 0, listStyleType: "none" },
  item: { display: "flex", alignItems: "center", columnGap: "6px" },
  name: { flex: "1 1 auto", minWidth: 0 },
  kind: { color: tokens.colorNeutralForeground3 },
  adding: { justifyContent: "start" },
});

interface Props {
  readonly session: Session;
  readonly state: SessionState;
}

/** 情况说明 and other documents: what lies beside the workbook, and how more is added or removed. */
export function BesidePanel({ session, state }: Props): ReactElement {
  const styles = useStyles();
  const words = useWords().beside;
  const id = useId();
  const { beside, adding, checked } = state;
  const count = beside.texts.length + beside.companions.length;
  const [isOpen, setOpen] = useState(!checked || count > 0);
  const [isPasting, setPasting] = useState(false);
  return (
    <section className={styles.panel} aria-label={words.title}>
      <Fold className={styles.fold} isOpen={isOpen} controls={id} onToggle={setOpen}>
        {count === 0 ? words.title : words.titleCount(count)}
      </Fold>
      {isOpen && (
        <div id={id} className={styles.body}>
          <Added session={session} state={state} report={checked?.report} />
          {adding !== undefined && (
            <Spinner className={styles.adding} size="tiny" label={words.adding(adding)} />
          )}
          {isPasting && (
            <PasteText
              onEnd={(text) => {
                setPasting(false);
                if (text !== undefined) void session.addPasted(text, words.pasted);
              }}
            />
          )}
          <div className={styles.buttons}>
            <Button
              size="small"
              onClick={() => void chooseFiles(TEXTS, true).then((files) => session.addTexts(files))}
            >
              {words.chooseText}
            </Button>
            {!isPasting && (
              <Button
                size="small"
                onClick={() => {
                  setPasting(true);
                }}
              >
                {words.paste}
              </Button>
            )}
            <Button
              size="small"
              onClick={() => void chooseFiles(COMPANIONS, true).then((files) => session.addCompanions(files))}
            >
              {words.chooseCompanions}
            </Button>
          </div>
          {count === 0 && <p className={styles.note}>{words.note}</p>}
        </div>
      )}
    </section>
  );
}

interface AddedProps extends Props {
  readonly report: CheckReport | undefined;
}

/** What was added, with its kind as far as a check has told it. */
function Added({ session, state: { beside }, report }: AddedProps): ReactElement | undefined {
  const styles = useStyles();
  const words = useWords().beside;
  const kindOf = useCompanionKind(report);
  if (beside.texts.length + beside.companions.length === 0) return undefined;
  const item = (list: BesideKind, name: string, kind: string): ReactElement => (
    <li key={`${list} ${name}`} className={styles.item}>
      <span className={styles.name}>
        {name} <span className={styles.kind}>{kind}</span>
      </span>
      <Button
        size="small"
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={words.remove(name)}
        title={words.remove(name)}
        onClick={() => {
          session.removeBeside(list, name);
        }}
      />
    </li>
  );
  return (
    <ul className={styles.list} aria-label={words.list}>
      {beside.texts.map(({ name }) => item("texts", name, words.text))}
      {beside.companions.map(({ name }) => item("companions", name, kindOf(name)))}
    </ul>
  );
}

/** Words for what another document is: `对照文件 2023年度部门决算 13 张表`. */
function useCompanionKind(report: CheckReport | undefined): (name: string) => string {
  const { beside: words, summary } = useWords();
  const names = NAMES[useLanguage()];
  return (name) => {
    const found = report?.companions.find((companion) => companion.name === name);
    if (!found) return words.companion;
    const { kind, year } = found.document;
    const document = [
      year === undefined ? undefined : summary.yearOf(year),
      kind === undefined ? undefined : names.kind[kind],
    ];
    const tables = found.tables === 0 ? words.noTables : words.tables(found.tables);
    return [words.companion, ...document, tables].filter((part) => part !== undefined).join(" ");
  };
}
