/** The grid alone on a page, for the tests in a browser: `window.gouji` opens workbooks and reaches their host. */
import { FluentProvider, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { createRoot } from "react-dom/client";
import type { Language } from "../../src/check/index.js";
import type { WorkbookHost } from "../../src/hosts/port.js";
import type { Workbook } from "../../src/workbook/index.js";
import { OpenBook } from "../../src/page/book/index.js";
import { Grid } from "../../src/page/grid/index.js";
import { pageHost } from "../../src/page/host.js";

export interface GridPage {
  /** Shows a workbook. Resolves when the grid stands. */
  open(workbook: Workbook, theme: "light" | "dark", language: Language): Promise<void>;
  book: OpenBook;
  host: WorkbookHost;
}

declare global {
  interface Window {
    gouji: GridPage;
  }
}

const FONTS = '"Segoe UI", "Noto Sans", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const THEMES = { light: webLightTheme, dark: webDarkTheme };
const container = document.getElementById("root");
const root = container && createRoot(container);
let opened = 0;

function open(workbook: Workbook, theme: "light" | "dark", language: Language): Promise<void> {
  const book = new OpenBook(workbook);
  window.gouji.book = book;
  window.gouji.host = pageHost(book);
  root?.render(
    <FluentProvider
      key={++opened}
      theme={{ ...THEMES[theme], fontFamilyBase: FONTS }}
      style={{ height: "100%", display: "flex", flexDirection: "column" }}
    >
      <main style={{ flexGrow: 1, minHeight: 0 }}>
        <h1 style={{ position: "absolute", width: 1, height: 1, overflow: "hidden" }}>Gouji</h1>
        <Grid book={book} language={language} />
      </main>
      <button type="button">pane</button>
    </FluentProvider>,
  );
  return new Promise((resolve) => {
    const look = () => {
      if (document.querySelector("[role=rowheader]")) resolve();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

window.gouji = { open } as GridPage;
