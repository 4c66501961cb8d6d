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

/**
 * The security policy of the page: its own scripts, workers made from blobs, and no connection to anywhere. Fluent
 * puts its styles into <style> elements, which a static page can only allow as a whole.
 */
const pagePolicy = (scripts) =>
  [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    "worker-src blob:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

const document = (policy, scripts) => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>勾稽核对</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='6' fill='%230f6cbd'/%3E%3Cpath d='M7 10h8M7 16h6M7 22h8' stroke='white' stroke-width='2.5' stroke-linecap='round'/%3E%3Cpath d='M17 17l4 4 6-10' stroke='white' stroke-width='3' fill='none' stroke-linecap='round' stroke-linejoin='round'/%3E%3C/svg%3E">
<style>html,body,#root{height:100%;margin:0}noscript{font:16px/1.6 sans-serif;display:block;padding:2em}</style>
</head>
<body>
<div id="root"></div>
<noscript>核对在浏览器里运行，需要允许 JavaScript。Gouji runs in the browser and needs JavaScript.</noscript>
${scripts}
</body>
</html>
`;

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

/** The page with its scripts beside it. */
export const servedPage = () =>
  emitPage("index.html", (scripts) =>
    document(pagePolicy("'self'"), scripts.map((file) => `<script src="${file}"></script>`).join("\n")),
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
    return document(pagePolicy(`'sha256-${hash}'`), `<script>${text}</script>`);
  });
