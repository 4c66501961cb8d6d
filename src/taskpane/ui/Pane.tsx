import {
  Button,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  ProgressBar,
  Switch,
  tokens,
} from "@fluentui/react-components";
import { FolderOpenRegular } from "@fluentui/react-icons/svg/folder-open";
import { SettingsRegular } from "@fluentui/react-icons/svg/settings";
import { lazy, type ReactElement, type ReactNode, Suspense, useState, useSyncExternalStore } from "react";
import { countsOf } from "../model/list.js";
import type { Failure } from "../session/failure.js";
import type { Running, Session, SessionState } from "../session/session.js";
import type { Settings } from "../settings.js";
import { AppliedList } from "./AppliedList.js";
import { BesidePanel } from "./BesidePanel.js";
import { LanguageProvider, useWords } from "./context.js";
import { FailureBar } from "./FailureBar.js";
import { Guard } from "./Guard.js";
import { useHiddenStyles } from "./hidden.js";
import { InsertBar } from "./InsertBar.js";
import { OutcomeBar } from "./OutcomeBar.js";
import { Results } from "./Results.js";
import { SettingsPanel } from "./SettingsPanel.js";

const useStyles = makeStyles({
  pane: {
    display: "flex",
    flexDirection: "column",
    height: "100%",
    minWidth: 0,
    overflow: "hidden",
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
  },
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "4px 8px",
    padding: "8px 12px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    flexShrink: 0,
  },
  corner: { paddingRight: "44px" },
  switches: { display: "flex", flexWrap: "wrap", alignItems: "center", flex: "1 1 auto", columnGap: "4px" },
  running: { padding: "10px 12px", flexShrink: 0, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  progress: { display: "flex", justifyContent: "space-between", gap: "8px", marginBottom: "6px" },
  stage: { overflowWrap: "anywhere", fontSize: tokens.fontSizeBase200 },
  bar: { flexShrink: 0 },
  scroll: { overflowY: "auto" },
  first: { display: "flex", flexDirection: "column", rowGap: "12px", padding: "20px 16px" },
  line: { margin: 0, lineHeight: tokens.lineHeightBase400 },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px" },
});

/** Comes once there is something to sum up: a page that is opened needs nothing of it. */
const SummaryPanel = lazy(async () => ({ default: (await import("./SummaryPanel.js")).SummaryPanel }));

export interface PaneProps {
  /** The open workbook, or texts alone on the page before one is chosen. */
  readonly session: Session;
  readonly settings: Settings;
  readonly onSettings: (settings: Settings) => void;
  /** Where files are opened by the pane: on the page, not in Excel. */
  readonly onOpen?: () => void;
  readonly onSample?: () => void;
  /** A file that could not be opened. */
  readonly failure?: Failure | undefined;
  readonly onDismiss?: () => void;
  /** The program around the pane draws a button of its own over the upper right corner. */
  readonly leavesCorner?: true;
  /** The pane is one of several parts of a page that has a title of its own. */
  readonly isPart?: true;
  /** What the program around the pane has to say about the workbook. */
  readonly notice?: ReactNode;
}

/** The pane: one button that checks, and everything there is to say about the result. */
export function Pane(props: PaneProps): ReactElement {
  return (
    <LanguageProvider value={props.settings.language}>
      <Content {...props} />
    </LanguageProvider>
  );
}

function Content(props: PaneProps): ReactElement {
  const { session, settings, onSettings, onDismiss, isPart, leavesCorner, notice } = props;
  const { hidden } = useHiddenStyles();
  const Frame = isPart ? "section" : "main";
  const styles = useStyles();
  const words = useWords();
  const state = useSyncExternalStore(session.subscribe, () => session.state);
  const [areSettingsOpen, setSettingsOpen] = useState(false);
  const { running, checked, isStale } = state;
  const failure = props.failure ?? state.failure;
  const check = (): void => void session.check();
  const beside = (
    <>
      <AppliedList session={session} state={state} />
      <BesidePanel session={session} state={state} />
      {session.hasWorkbook && (checked ?? state.inserting.entries.length > 0) && (
        <Guard
          fallback={(drawing, reset) => <FailureBar failure={drawing} onRetry={reset} onDismiss={reset} />}
        >
          <Suspense>
            <SummaryPanel session={session} state={state} />
          </Suspense>
        </Guard>
      )}
    </>
  );
  return (
    <Frame className={styles.pane} {...(isPart ? { "aria-label": words.product } : {})}>
      {!isPart && <h1 className={hidden}>{words.product}</h1>}
      <header className={mergeClasses(styles.head, leavesCorner && styles.corner)}>
        {running ? (
          <Button
            onClick={() => {
              session.cancel();
            }}
          >
            {words.cancel}
          </Button>
        ) : (
          <Button appearance="primary" disabled={!session.canCheck} onClick={check}>
            {checked ? words.checkAgain : words.check}
          </Button>
        )}
        <Button
          appearance="subtle"
          icon={<SettingsRegular />}
          aria-label={words.settings}
          title={words.settings}
          aria-expanded={areSettingsOpen}
          onClick={() => {
            setSettingsOpen(!areSettingsOpen);
          }}
        />
        {checked && <Switches session={session} state={state} {...{ settings, onSettings }} />}
      </header>
      {areSettingsOpen && (
        <SettingsPanel
          settings={settings}
          onSettings={onSettings}
          choices={session.canCheck ? state.choices : undefined}
          onChoices={(choices) => {
            session.choose(choices);
          }}
        />
      )}
      {running && <Progress running={running} />}
      {failure && (
        <FailureBar
          failure={failure}
          onRetry={props.failure || failure.is === "file" ? undefined : check}
          onDismiss={() => {
            onDismiss?.();
            session.dismissFailure();
          }}
        />
      )}
      <OutcomeBar session={session} state={state} />
      <InsertBar session={session} state={state} />
      {state.refused.map((refused, at) => (
        <FailureBar
          key={at}
          failure={refused}
          onDismiss={() => {
            session.dismissRefused(refused);
          }}
        />
      ))}
      {isStale && !running && (
        <MessageBar className={styles.bar} intent="warning" layout="multiline">
          <MessageBarBody>
            {words.stale.title}
            {state.isLive && words.stale.live}
          </MessageBarBody>
        </MessageBar>
      )}
      {notice}
      <p className={hidden} role="status">
        {checked && !running && announcement(state, words)}
      </p>
      {checked ? (
        <Guard
          fallback={(drawing, reset) => <FailureBar failure={drawing} onRetry={reset} onDismiss={reset} />}
        >
          <Results checked={checked} session={session} beside={beside} />
        </Guard>
      ) : (
        !running && <FirstRun {...props} beside={beside} />
      )}
    </Frame>
  );
}

function announcement({ checked }: SessionState, words: ReturnType<typeof useWords>): string {
  if (!checked) return "";
  const { error, rounding, doubt, hint } = countsOf(checked.report);
  return words.result.announce(error, rounding, doubt, hint);
}

interface SwitchesProps {
  readonly session: Session;
  readonly state: SessionState;
  readonly settings: Settings;
  readonly onSettings: (settings: Settings) => void;
}

/** 标出单元格 and 实时核对, as far as the host knows them. */
function Switches({ session, state, settings, onSettings }: SwitchesProps): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const { marks, edits } = session.capabilities;
  return (
    <div className={styles.switches}>
      {marks !== "none" && (
        <Switch
          label={words.marks.show}
          checked={state.marks !== "off"}
          onChange={(_, { checked }) => void session.showMarks(checked)}
        />
      )}
      {edits && (
        <Switch
          label={words.live}
          checked={state.isLive}
          onChange={(_, { checked }) => {
            session.setLive(checked);
            onSettings({ ...settings, live: checked });
          }}
        />
      )}
      {state.marks === "behind" && (
        <Button size="small" title={words.marks.stale} onClick={() => void session.showMarks(true)}>
          {words.marks.update}
        </Button>
      )}
      {state.marksLeft > 0 && <span>{words.marks.left(state.marksLeft)}</span>}
    </div>
  );
}

/** How far a check is: by sheet while it reads, then the relations. */
function Progress({ running }: { readonly running: Running }): ReactElement {
  const styles = useStyles();
  const words = useWords().running;
  const hasSheet = running.at !== "relations" && running.name !== undefined;
  const { index = 0, count = 0 } = running.at === "relations" ? {} : running;
  const stage =
    running.at === "relations" ? words.relations : hasSheet ? words.sheet(running.name ?? "") : words.reading;
  return (
    <div className={styles.running}>
      <div className={styles.progress}>
        <span className={styles.stage} role="status">
          {stage}
        </span>
        {hasSheet && <span className={styles.stage}>{words.of(index + 1, count)}</span>}
      </div>
      <ProgressBar
        aria-label={words.reading}
        {...(hasSheet && count > 0 ? { value: index + 1, max: count } : {})}
      />
    </div>
  );
}

interface FirstRunProps extends PaneProps {
  readonly beside: ReactNode;
}

/** Before the first check: what this is, in two lines, and how to begin. */
function FirstRun({ session, onOpen, onSample, beside }: FirstRunProps): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const [what = "", promise = ""] = words.first.lines;
  const { hasWorkbook } = session;
  return (
    <div className={styles.scroll}>
      <div className={styles.first}>
        <p className={styles.line}>{what}</p>
        <p className={styles.line}>{promise}</p>
        <div className={styles.buttons}>
          {onSample && (
            <Button {...(hasWorkbook ? {} : { appearance: "primary" })} onClick={onSample}>
              {words.first.sample}
            </Button>
          )}
          {onOpen && !hasWorkbook && (
            <Button icon={<FolderOpenRegular />} onClick={onOpen}>
              {words.first.open}
            </Button>
          )}
        </div>
      </div>
      {beside}
    </div>
  );
}
