/** The page's entry: `#sample` in its address opens the sample workbook. */
import { createRoot } from "react-dom/client";
import { bytesOfAddress, workerEngine } from "../hosts/worker/index.js";
import { App } from "./App.js";

const engine = workerEngine(
  async () => (await import("gouji-worker-program")).default,
  async () => bytesOfAddress((await import("gouji-solver-wasm")).default),
);
const root = document.getElementById("root");
if (root) createRoot(root).render(<App engine={engine} startsWithSample={location.hash === "#sample"} />);
