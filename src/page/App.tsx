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
  type Settings,
  useTheme,
  windowStorage,
} from "../taskpane/index.js";
import { DropZone } from "./DropZone.js";
import { Notices } from "./Notices.js";
import { type Opened, openFile, type Source } from "./openFile.js";
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
  const [reading, setReading] = useState<string>();
  const [failure, setFailure] = useState<Failure>();
  const [isOver, setOver] = useState(false);
  const [width, setWidth] = useState(WIDTH);
  const [isTableShown, setTableShown] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const job = useRef<AbortController>(undefined);
  const theme = useTheme(settings.theme);
  const { language, live } = settings;
  const words = PAGE_WORDS[language];

  const change = (next: Settings): void => {
    setSettings(next);
    saveSettings(windowStorage(), next);
  };
  const open = useCallback(
    async (source: Source) => {
      job.current?.abort();
      const { signal } = (job.current = new AbortController());
      setReading(source.name);
      setFailure(undefined);
      try {
        const next = await openFile(source, engine, live, signal);
        if (signal.aborted) return;
        setOpened((before) => {
          before?.session.dispose();
          return next;
        });
        void next.session.check();
      } catch (error) {
        if (!signal.aborted) setFailure(failureOf(error));
      } finally {
        if (!signal.aborted) setReading(undefined);
      }
    },
    [engine, live],
  );
  const openSample = async (): Promise<void> => {
    const { sampleBytes } = await import("./sample.js");
    await open({ name: words.sampleName, arrayBuffer: () => Promise.resolve(sampleBytes.slice().buffer) });
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
    setOver(event.type !== "dragleave" || event.currentTarget.contains(event.relatedTarget as Node | null));
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) void open(file);
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
            key={opened?.session.id}
            session={opened?.session}
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
      {isOver && <DropZone language={language} isOver />}
    </FluentProvider>
  );
}
