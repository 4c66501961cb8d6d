/** The entry of the task pane in Excel. office.js is loaded before it, or could not be. */
import { createRoot } from "react-dom/client";
import { ready, surroundingsOf } from "../../hosts/excel/index.js";
import { bytesOfAddress, workerEngine } from "../../hosts/worker/index.js";
import { ExcelPane } from "./ExcelPane.js";

const engine = workerEngine(
  async () => (await import("gouji-worker-program")).default,
  async () => bytesOfAddress((await import("gouji-solver-wasm")).default),
);
const found = await ready();
const root = document.getElementById("root");
if (root)
  createRoot(root).render(<ExcelPane ready={found} engine={engine} surroundings={() => surroundingsOf()} />);
