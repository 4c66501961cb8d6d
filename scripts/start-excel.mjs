// `npm run start:excel`: serves the pane over https with development certificates and gives it to the Excel on this
// machine. Where there is none it says so and points to the page.
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DEVELOPMENT, makePackage } from "./package.mjs";
import { serve } from "./serve.mjs";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const MANIFEST = at("dist/package/manifest.xml");
const CERTIFICATES = join(homedir(), ".office-addin-dev-certs");
const WINDOWS_KEY = "HKCU\\Software\\Microsoft\\Office\\16.0\\WEF\\Developer";
const MAC_FOLDER = join(homedir(), "Library/Containers/com.microsoft.Excel/Data/Documents/wef");

function hasExcel() {
  if (process.platform === "darwin") return existsSync("/Applications/Microsoft Excel.app");
  if (process.platform !== "win32") return false;
  return spawnSync("reg", ["query", "HKCR\\Excel.Application"], { stdio: "ignore" }).status === 0;
}

/** Microsoft's tool makes the certificates and has the person agree to them; it is fetched when it is needed. */
function certificates() {
  const install = spawnSync("npx", ["--yes", "office-addin-dev-certs@3.0.0", "install"], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (install.status !== 0) throw new Error("没有能安装开发证书（office-addin-dev-certs）。");
  const read = (name) => readFileSync(join(CERTIFICATES, name));
  return { key: read("localhost.key"), cert: read("localhost.crt"), ca: read("ca.crt") };
}

function sideload() {
  if (process.platform === "darwin") {
    mkdirSync(MAC_FOLDER, { recursive: true });
    copyFileSync(MANIFEST, join(MAC_FOLDER, "gouji.xml"));
    execFileSync("open", ["-a", "Microsoft Excel"]);
    return;
  }
  const [, id] = /<Id>([^<]+)<\/Id>/.exec(readFileSync(MANIFEST, "utf8"));
  execFileSync("reg", ["add", WINDOWS_KEY, "/v", id, "/t", "REG_SZ", "/d", MANIFEST, "/f"], {
    stdio: "ignore",
  });
  execFileSync("cmd", ["/c", "start", "", "excel"]);
}

makePackage(DEVELOPMENT, at("dist/package"));
if (!hasExcel()) {
  console.log("这台电脑上没有找到 Excel，加载项不能在这里打开。");
  console.log("不用 Excel 也能核对：运行 npm start 打开网页版，或双击 dist/single/gouji.html。");
  console.log("要在别的电脑上用：npm run package -- --base https://你的网站，见 docs/真机核对.md。");
} else {
  try {
    const { address } = await serve(
      at("dist/package/site"),
      Number(new URL(DEVELOPMENT).port),
      certificates(),
    );
    sideload();
    console.log(`加载项在 ${address}；在 Excel 的“开始”选项卡点“勾稽核对”。按 Ctrl+C 结束。`);
  } catch (error) {
    console.error(`${error.message}\n可以先用网页版：npm start。`);
    process.exit(1);
  }
}
