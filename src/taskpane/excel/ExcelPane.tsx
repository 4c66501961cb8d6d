import { Button, FluentProvider } from "@fluentui/react-components";
import { type ReactElement, useEffect, useState } from "react";
import type { Language } from "../../check/index.js";
import { excelHost, type ExcelLibrary, type Ready, type Surroundings } from "../../hosts/excel/index.js";
import type { Engine } from "../../hosts/worker/index.js";
import { Session } from "../session/session.js";
import { loadSettings, saveSettings, type Settings, windowStorage } from "../settings.js";
import { Message } from "../ui/Message.js";
import { Pane } from "../ui/Pane.js";
import { useTheme } from "../ui/theme.js";
import { EXCEL_WORDS } from "./words.js";

interface Props {
  readonly ready: Ready;
  readonly engine: Engine;
  readonly surroundings: () => Surroundings;
}

/** Office may change its theme at any time and tells nobody: it is asked again when a person comes back to the pane. */
function useSurroundings(ask: () => Surroundings): Surroundings {
  const [surroundings, setSurroundings] = useState(ask);
  useEffect(() => {
    const again = (): void => {
      setSurroundings(ask());
    };
    window.addEventListener("focus", again);
    return () => {
      window.removeEventListener("focus", again);
    };
  }, [ask]);
  return surroundings;
}

/** The pane inside Excel, or why it cannot be there and what to do instead. */
export function ExcelPane({ ready, engine, surroundings: ask }: Props): ReactElement {
  const { language, theme: officeTheme, partition } = useSurroundings(ask);
  const [settings, setSettings] = useState(() => loadSettings(windowStorage(), language, partition));
  const theme = useTheme(settings.theme, officeTheme);
  useEffect(() => {
    document.documentElement.lang = settings.language;
  }, [settings.language]);
  const change = (next: Settings): void => {
    setSettings(next);
    saveSettings(windowStorage(), next, partition);
  };
  return (
    <FluentProvider theme={theme} style={{ height: "100%" }}>
      {ready.is === "excel" ? (
        <Open library={ready.library} engine={engine} settings={settings} onSettings={change} />
      ) : (
        <NoExcel reason={ready.is} language={settings.language} />
      )}
    </FluentProvider>
  );
}

interface OpenProps {
  readonly library: ExcelLibrary;
  readonly engine: Engine;
  readonly settings: Settings;
  readonly onSettings: (settings: Settings) => void;
}

/** One session for the workbook that the pane belongs to. */
function Open({ library, engine, settings, onSettings }: OpenProps): ReactElement {
  const [session] = useState(() => new Session(excelHost({ library }), engine, settings.live));
  return <Pane session={session} settings={settings} onSettings={onSettings} leavesCorner />;
}

interface NoExcelProps {
  readonly reason: Exclude<Ready["is"], "excel">;
  readonly language: Language;
}

function NoExcel({ reason, language }: NoExcelProps): ReactElement {
  const words = EXCEL_WORDS[language];
  const { title, text } = words[reason];
  const canRetry = reason === "not-loaded" || reason === "no-answer";
  return (
    <main>
      <Message title={title} isPage>
        <p>{text}</p>
        <p>{words.page}</p>
        {canRetry && (
          <Button
            onClick={() => {
              location.reload();
            }}
          >
            {words.retry}
          </Button>
        )}
      </Message>
    </main>
  );
}
