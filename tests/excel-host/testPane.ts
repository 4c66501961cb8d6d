import { excelHost, ready, type Ready } from "../../src/hosts/excel/index.js";
import type { Mark, MarkOutcome, Snapshot } from "../../src/hosts/port.js";

/** What the smallest of all panes can do; the test calls it in its frame. */
export interface TestPane {
  readonly where: () => Promise<Ready["is"]>;
  readonly snapshot: () => Promise<Snapshot>;
  readonly mark: (marks: readonly Mark[]) => Promise<MarkOutcome>;
  readonly clear: () => Promise<MarkOutcome>;
  readonly failure: () => Promise<unknown>;
  edits: number;
  readonly listen: () => void;
}

declare global {
  interface Window {
    testPane: TestPane;
  }
}

const patience = Number(new URLSearchParams(location.search).get("patience") ?? "10000");
const place = ready({ timeout: patience });
const host = place.then((found) => {
  if (found.is !== "excel") throw new Error(found.is);
  return excelHost({ library: found.library });
});
host.catch(() => undefined);

window.testPane = {
  where: async () => (await place).is,
  snapshot: async () => (await host).snapshot(),
  mark: async (marks) => (await host).mark(marks),
  clear: async () => (await host).clearMarks(),
  failure: async () => (await host).snapshot().catch((error: unknown) => (error as { code: unknown }).code),
  edits: 0,
  listen: () => {
    void host.then((opened) =>
      opened.onEdited(() => {
        window.testPane.edits++;
      }),
    );
  },
};
