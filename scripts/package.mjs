// Makes what is put on a web server and what is handed to Excel, for one address:
//   npm run package -- --base https://budget.example.gov.cn/gouji
// dist/package/site holds the pane, the web page and the icons; dist/package/*.xml are the manifests.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
export const DEVELOPMENT = "https://localhost:3000";

/** Manifests by the page that they open: that of Microsoft's network, and that of 21Vianet. */
const FLAVOURS = { "manifest.xml": "taskpane.html", "manifest-21vianet.xml": "taskpane-21vianet.html" };

/** The address without a closing slash; throws for one that Excel would not take. */
export function baseOf(text) {
  let url;
  try {
    url = new URL(text ?? "");
  } catch {
    throw new Error("请用 --base 给出网站地址，例如 --base https://budget.example.gov.cn/gouji");
  }
  if (url.protocol !== "https:") throw new Error(`Excel 只接受 https 的地址：${text}`);
  if (url.search !== "" || url.hash !== "" || url.username !== "")
    throw new Error(`地址里不能有 ?、# 或用户名：${text}`);
  return url.href.replace(/\/+$/, "");
}

/** The manifest for an address and the pane's page there. */
export function manifestFor(base, page) {
  return readFileSync(at("manifest.xml"), "utf8")
    .replaceAll(DEVELOPMENT, base)
    .replaceAll("/taskpane.html", `/${page}`);
}

const INDEX = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>勾稽核对</title>
<style>body{font:16px/1.7 "Segoe UI","Microsoft YaHei",sans-serif;max-width:40em;margin:3em auto;padding:0 1em;color-scheme:light dark}</style>
</head>
<body>
<img src="assets/icon-64.png" alt="" width="64" height="64">
<h1>勾稽核对</h1>
<p>核对部门预算、决算公开表的勾稽关系。核对不修改工作簿，数据不离开本机。</p>
<ul>
<li><a href="page/">网页版</a>：在浏览器里打开工作簿核对</li>
<li><a href="gouji.html" download>单机版</a>：一个文件，下载后双击打开，不需要联网</li>
<li>Excel 加载项：由管理员分发清单文件（manifest.xml）；在 Excel 的“开始”选项卡点“勾稽核对”</li>
</ul>
</body>
</html>
`;

/** Writes site and manifests into `folder`, from what `npm run build` made. */
export function makePackage(base, folder) {
  rmSync(folder, { recursive: true, force: true });
  const site = join(folder, "site");
  mkdirSync(site, { recursive: true });
  cpSync(at("dist/addin"), site, { recursive: true });
  cpSync(at("dist/page"), join(site, "page"), { recursive: true });
  cpSync(at("dist/single/gouji.html"), join(site, "gouji.html"));
  cpSync(at("assets"), join(site, "assets"), {
    recursive: true,
    filter: (file) => !file.endsWith(".svg"),
  });
  writeFileSync(join(site, "index.html"), INDEX);
  for (const [file, page] of Object.entries(FLAVOURS))
    writeFileSync(join(folder, file), manifestFor(base, page));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const given = process.argv.indexOf("--base");
  try {
    const base = baseOf(given < 0 ? undefined : process.argv[given + 1]);
    makePackage(base, at("dist/package"));
    console.log(`网站文件：dist/package/site（放到 ${base}/）`);
    console.log("清单文件：dist/package/manifest.xml，世纪互联版 dist/package/manifest-21vianet.xml");
  } catch (error) {
    console.error(error.message);
    process.exit(2);
  }
}
