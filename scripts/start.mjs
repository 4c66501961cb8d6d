// `npm start`: checks the sample on the command line, then serves the page and opens it with the sample.
// PORT chooses the port; GOUJI_NO_BROWSER=1 opens no browser.
import { fileURLToPath } from "node:url";
import open from "open";
import { sampleCheck } from "./sampleCheck.mjs";
import { serve } from "./serve.mjs";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const FIRST_PORT = 3100;

async function served() {
  const wanted = Number(process.env.PORT ?? FIRST_PORT);
  try {
    return await serve(at("dist/page"), wanted);
  } catch (error) {
    if (error.code !== "EADDRINUSE") throw error;
    // Somebody has the port, perhaps another start of ours: any free one does.
    return serve(at("dist/page"));
  }
}

process.stdout.write(sampleCheck());

const { address } = await served();
const page = `${address}#sample`;
console.log(`\n网页版已在本机打开：${page}\n（数据不离开本机；按 Ctrl+C 结束。）`);

if (process.env.GOUJI_NO_BROWSER !== "1") {
  // A machine without a browser or a screen: the address above is all there is to say.
  const browser = await open(page).catch(() => undefined);
  browser?.once("error", () => undefined);
}
