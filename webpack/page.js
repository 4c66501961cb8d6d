import { createHash } from "node:crypto";
import { chmod } from "node:fs/promises";
import path from "node:path";

/** Makes a built command executable. */
export const executable = (file) => ({
  apply(compiler) {
    compiler.hooks.afterEmit.tapPromise("executable", () =>
      chmod(path.join(compiler.options.output.path, file), 0o755),
    );
  },
});

/** What every page of ours has in its head, and where React draws; `still` stands there until it does. */
const document = ({ policy, head = "", scripts, still = "" }) => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>勾稽核对</title>
<link rel="icon" href="${ICON}">
<style>${STYLE}</style>
${head}</head>
<body>
<div id="root">${still}</div>
<noscript>核对在浏览器里运行，需要允许 JavaScript。Gouji runs in the browser and needs JavaScript.</noscript>
${scripts}
</body>
</html>
`;

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='6' fill='%230f6cbd'/%3E%3Cpath d='M7 10h8M7 16h6M7 22h8' stroke='white' stroke-width='2.5' stroke-linecap='round'/%3E%3Cpath d='M17 17l4 4 6-10' stroke='white' stroke-width='3' fill='none' stroke-linecap='round' stroke-linejoin='round'/%3E%3C/svg%3E";

const STYLE = [
  "html,body,#root{height:100%;margin:0}",
  "noscript,.still{font:16px/1.6 sans-serif;display:block;padding:2em}",
  // Seen only where nothing takes its place: a webview that cannot run the program, or a script that does not arrive.
  ".still{visibility:hidden;animation:still 0s 6s forwards}",
  "@keyframes still{to{visibility:visible}}",
].join("");

/**
 * The security policy of the page: its own scripts, the solver's WebAssembly, workers made from blobs (which inherit
 * it), and no connection to anywhere. Fluent puts its styles into <style> elements, which a static page can only allow
 * as a whole.
 */
const pagePolicy = (scripts) => [
  "default-src 'none'",
  `script-src ${scripts} 'wasm-unsafe-eval'`,
  "style-src 'unsafe-inline'",
  "img-src 'self' data:",
  "worker-src blob:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** The pane in Excel allows office.js besides, from where it is loaded, and what that loads from there. */
const panePolicy = (office) =>
  pagePolicy(`'self' ${office}`).map((rule) =>
    rule === "connect-src 'none'"
      ? "connect-src 'self'"
      : rule.replace("img-src 'self'", `img-src 'self' ${office}`),
  );

/** Where office.js comes from: Microsoft's network, and that of Microsoft 365 operated by 21Vianet. */
export const OFFICE_JS = {
  "taskpane.html": "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
  "taskpane-21vianet.html":
    "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js",
};

const STILL = `<div class="still"><p>勾稽核对没有能打开。</p><p>可能是 Excel 太旧，也可能是网络慢或不通。请用 Microsoft 365、Excel 2021 或更新的版本；或用浏览器打开网页版（gouji.html，不需要联网）；WPS 里请用网页版。</p><p lang="en">Gouji did not start: this Excel may be too old, or the network slow. Use Microsoft 365, Excel 2021 or later, or open the web page (gouji.html) in a browser.</p></div>`;

/** Emits an HTML file when everything else is finished, so that nothing changes what it refers to. */
function emitPage(filename, documentOf) {
  return {
    apply(compiler) {
      const { Compilation, sources } = compiler.webpack;
      compiler.hooks.thisCompilation.tap("page", (compilation) => {
        const stage = Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE;
        compilation.hooks.processAssets.tap({ name: "page", stage }, () => {
          const scripts = [...compilation.entrypoints.values()]
            .flatMap((entry) => entry.getFiles())
            .filter((file) => file.endsWith(".js"));
          const html = new sources.RawSource(documentOf(scripts, compilation));
          // Said to be minimised: a script that is minimised again no longer has the hash that allows it.
          compilation.emitAsset(filename, html, { minimized: true });
        });
      });
    },
  };
}

const besides = (scripts) => scripts.map((file) => `<script defer src="${file}"></script>`).join("\n");

/** The page with its scripts beside it. */
export const servedPage = () =>
  emitPage("index.html", (scripts) => document({ policy: pagePolicy("'self'"), scripts: besides(scripts) }));

/** The pane in Excel, with office.js from `address`. */
export const paneInExcel = (filename, address) =>
  emitPage(filename, (scripts) =>
    document({
      policy: panePolicy(new URL(address).origin),
      head: `<script defer src="${address}"></script>\n`,
      scripts: besides(scripts),
      still: STILL,
    }),
  );

/** The page as one file, its only script inside and allowed by its hash; the script alone is not left. */
export const inlinePage = (filename) =>
  emitPage(filename, ([script], compilation) => {
    const text = compilation
      .getAsset(script)
      .source.source()
      .toString()
      .replaceAll("</script", "<\\/script")
      .replaceAll("<!--", "<\\!--");
    compilation.deleteAsset(script);
    const hash = createHash("sha256").update(text).digest("base64");
    return document({ policy: pagePolicy(`'sha256-${hash}'`), scripts: `<script>${text}</script>` });
  });
