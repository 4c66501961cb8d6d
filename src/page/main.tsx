import { workerEngine } from "../hosts/worker/index.js";
const engine = workerEngine(async () => (await import("gouji-worker-program")).default);
document.getElementById("root")!.textContent = String(typeof engine);
const { default: sample } = await import("../../sample/sample.xlsx");
const bytes = Uint8Array.from(atob(sample.slice(sample.indexOf(",") + 1)), (c) => c.charCodeAt(0));
const workbook = await engine.read(bytes, "sample.xlsx");
const report = await engine.check(workbook, {}, { onProgress: (p) => console.log(JSON.stringify(p)) });
document.getElementById("root")!.textContent = String(report.findings.length);
