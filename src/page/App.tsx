import {
  Button,
  FluentProvider,
  makeStyles,
  mergeClasses,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import { FolderOpenRegular } from "@fluentui/react-icons/svg/folder-open";
import { type DragEvent, type ReactElement, useCallback, useEffect, useRef, useState } from "react";
import type { Engine } from "../hosts/worker/index.js";
import {
  type Failure,
  failureOf,
  loadSettings,
  Pane,
  saveSettings,
  Session,
  type Settings,
  type Source,
  useTheme,
  windowStorage,
} from "../taskpane/index.js";
import { DropZone } from "./DropZone.js";
import { Notices } from "./Notices.js";
import { type Opened, openFile } from "./openFile.js";
import { Splitter } from "./Splitter.js";
import { PAGE_WORDS } from "./words.js";

const useStyles = makeStyles({
  page: { height: "100%", display: "flex", flexDirection: "column", minHeight: 0, position: "relative" },
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "4px 12px",
    padding: "6px 12px",
    flexShrink: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  name: {
    flex: "1 1 120px",
    minWidth: 0,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    color: tokens.colorNeutralForeground2,
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: "6px" },
  toggle: { "@media (min-width: 720px)": { display: "none" } },
  body: { flex: "1 1 auto", display: "flex", minHeight: 0 },
  grid: { flex: "1 1 auto", minWidth: 0, display: "flex" },
  cells: { flex: "1 1 auto", minWidth: 0, display: "flex", flexDirection: "column" },
  pane: { flexShrink: 0, minWidth: 0 },
  splitter: { display: "flex", "@media (max-width: 719px)": { display: "none" } },
  /** On a narrow window one of the two is shown, over its whole width. */
  narrowHidden: { "@media (max-width: 719px)": { display: "none" } },
  narrowWhole: { "@media (max-width: 719px)": { width: "100% !important", flexShrink: 1 } },
});

const WIDTH = 360;

/** Files that are dropped to be checked with the workbook, by their names; all others are opened. */
const TEXT = /\.(docx|txt|md)$/i;
/** What the browser says of them while they are held over the page. */
const TEXT_TYPE = /wordprocessingml|^text\/(plain|markdown)$/;

interface Props {
  readonly engine: Engine;
  /** Opens the sample as soon as the page is there. */
  readonly startsWithSample: boolean;
}

/** The page: a workbook in a grid, and the pane beside it. */
export function App({ engine, startsWithSample }: Props): ReactElement {
  const styles = useStyles();
  const [settings, setSettings] = useState(() => loadSettings(windowStorage(), navigator.language));
  const [opened, setOpened] = useState<Opened>();
  /** Texts before a workbook is open. */
  const [alone] = useState(() => new Session(undefined, engine));
  const [reading, setReading] = useState<string>();
  const [failure, setFailure] = useState<Failure>();
  const [over, setOver] = useState<"workbook" | "text">();
  const [width, setWidth] = useState(WIDTH);
  const [isTableShown, setTableShown] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const job = useRef<AbortController>(undefined);
  const current = useRef<Opened>(undefined);
  const theme = useTheme(settings.theme);
  const { language, live } = settings;
  const words = PAGE_WORDS[language];
  const session = opened?.session ?? alone;

  const change = (next: Settings): void => {
    setSettings(next);
    saveSettings(windowStorage(), next);
  };
  /** Opens a workbook, lays texts beside it and checks both. */
  const open = useCallback(
    async (source: Source, texts: readonly Source[] = []): Promise<Session | undefined> => {
      job.current?.abort();
      const { signal } = (job.current = new AbortController());
      setReading(source.name);
      setFailure(undefined);
      try {
        // A corrected copy of the same file keeps what lies beside it; another workbook has other texts.
        const isSame = current.current?.book.current.name === source.name;
        const before = current.current ? (isSame ? current.current.session : undefined) : alone;
        const next = await openFile(source, engine, live, before, signal);
        if (signal.aborted) return undefined;
        current.current = next;
        setOpened((before) => {
          before?.session.dispose();
          return next;
        });
        void next.session.addTexts(texts).then(() => next.session.check());
        return next.session;
      } catch (error) {
        if (!signal.aborted) setFailure(failureOf(error));
        return undefined;
      } finally {
        if (!signal.aborted) setReading(undefined);
      }
    },
    [engine, live, alone],
  );
  /** Opens the first workbook among files that are dropped, and lays the texts among them beside it. */
  const take = async (files: readonly File[]): Promise<void> => {
    const texts = files.filter(({ name }) => TEXT.test(name));
    const workbook = files.find(({ name }) => !TEXT.test(name));
    if (texts.length > 0) setTableShown(false);
    const next = workbook && (await open(workbook, texts));
    if (!next) await session.addTexts(texts);
  };
  const openSample = async (): Promise<void> => {
    const { sampleFiles } = await import("./sample.js");
    const { workbook, text } = sampleFiles(words.sampleNames);
    await open(workbook, [text]);
  };
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = opened ? `${opened.book.current.name} - ${words.title}` : words.title;
  }, [language, opened, words]);
  useEffect(() => {
    if (startsWithSample) void openSample();
    // Once, when the page is there.
  }, []);

  const choose = (): void => input.current?.click();
  const drag = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    const isGone =
      event.type === "dragleave" && !event.currentTarget.contains(event.relatedTarget as Node | null);
    const items = [...event.dataTransfer.items];
    const isText = items.length > 0 && items.every(({ type }) => TEXT_TYPE.test(type));
    setOver(isGone ? undefined : isText ? "text" : "workbook");
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(undefined);
    void take([...event.dataTransfer.files]);
  };
  const Grid = opened?.Grid;
  return (
    <FluentProvider
      theme={theme}
      className={styles.page}
      onDragEnter={drag}
      onDragOver={drag}
      onDragLeave={drag}
      onDrop={drop}
    >
      <header className={styles.bar}>
        <h1 className={styles.title}>{words.title}</h1>
        <span className={styles.name}>
          {reading === undefined ? (
            opened?.book.current.name
          ) : (
            <Spinner size="tiny" label={words.reading(reading)} />
          )}
        </span>
        <div className={styles.buttons}>
          {opened && (
            <Button
              className={styles.toggle}
              size="small"
              onClick={() => {
                setTableShown(!isTableShown);
              }}
            >
              {isTableShown ? words.pane : words.table}
            </Button>
          )}
          <Button size="small" icon={<FolderOpenRegular />} onClick={choose}>
            {words.open}
          </Button>
          <Button size="small" onClick={() => void openSample()}>
            {words.sample}
          </Button>
        </div>
        <input
          ref={input}
          type="file"
          hidden
          accept=".xlsx,.xlsm,.xls,.et"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) void open(file);
            // The same file may be chosen again after it was changed.
            currentTarget.value = "";
          }}
        />
      </header>
      <main className={styles.body}>
        <section
          className={mergeClasses(styles.grid, opened && !isTableShown && styles.narrowHidden)}
          aria-label={words.table}
        >
          <div className={styles.cells}>
            {opened && Grid ? (
              <Grid key={opened.session.id} book={opened.book} language={language} />
            ) : (
              <DropZone language={language} onOpen={choose} />
            )}
          </div>
          <div className={styles.splitter}>
            <Splitter label={words.resize} width={width} onWidth={setWidth} />
          </div>
        </section>
        <div
          className={mergeClasses(styles.pane, styles.narrowWhole, isTableShown && styles.narrowHidden)}
          style={{ width }}
        >
          <Pane
            key={session.id}
            session={session}
            settings={settings}
            onSettings={change}
            onOpen={choose}
            onSample={() => void openSample()}
            failure={failure}
            onDismiss={() => {
              setFailure(undefined);
            }}
            isPart
            notice={opened && <Notices book={opened.book} language={language} />}
          />
        </div>
      </main>
      {over && <DropZone language={language} over={over} />}
    </FluentProvider>
  );
}
