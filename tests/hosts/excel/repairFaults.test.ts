import { describe, expect, it } from "vitest";
import type { Session } from "../../../src/taskpane/session/session.js";
import type { Fault } from "../../excel-host/faults.js";
import { type Opened, openWorkbook, type OpenOptions } from "../../support/excel.js";
import { WORKBOOK } from "../../support/repairs.js";
import { checkedPane } from "../../support/repairSession.js";
import { NEW, OLD, standing, THREE } from "../../support/threeCells.js";

async function opened(options?: OpenOptions): Promise<Opened & { session: Session }> {
  const all = openWorkbook(WORKBOOK, options);
  return { ...all, session: await checkedPane(all.host) };
}

const FAULTS: readonly (readonly [string, Fault])[] = [
  ["refused", { is: "refused", code: "GeneralException" }],
  ["stopped in the middle", { is: "stopped", code: "AccessDenied", after: 9 }],
  ["done and cut off", { is: "lost", code: "ConnectionFailure" }],
  ["silent", { is: "silence" }],
];

describe.each([
  ["applying", NEW, OLD],
  ["taking back", OLD, NEW],
] as const)("when a request of %s fails", (what, wanted, start) => {
  const begin = async (options?: OpenOptions): Promise<Opened & { session: Session }> => {
    const all = await opened(options);
    if (what === "taking back") await all.session.applyRepair(THREE, 0);
    all.excel.batches.length = 0;
    return all;
  };
  const run = ({ session }: { session: Session }): Promise<void> =>
    what === "applying" ? session.applyRepair(THREE, 0) : session.takeBackRepair("three");

  it.each(FAULTS)("%s: the cells are old or new, or it is said what they are", async (_name, fault) => {
    // With and without steps of undo made of several writes.
    for (const version of fault.is === "stopped" ? ["1.14", "1.20"] : ["1.14"]) {
      const clean = await begin({ version });
      await run(clean);
      const requests = clean.excel.syncs.length;
      expect(requests).toBeGreaterThan(6);
      for (let at = 0; at < requests; at++) {
        const all = await begin({ version, ...(fault.is === "silence" ? { timeout: 250 } : {}) });
        all.excel.faults.plan(at, fault);
        await run(all);
        const cells = standing(all).join();
        const { outcome, applied } = all.session.state.repairing;
        if (cells === wanted.join()) {
          // Done; at worst the answer was lost, and then it says so.
          expect(["applied", "taken-back", "failed"]).toContain(outcome?.is);
        } else {
          expect(["refused", "failed", "taken-back"]).toContain(outcome?.is);
          if (cells !== start.join()) {
            const said =
              outcome?.is === "failed"
                ? outcome.standings === undefined || outcome.standings.after > 0
                : outcome?.is === "refused" || outcome?.is === "taken-back"
                  ? outcome.left.length > 0
                  : false;
            expect(said).toBe(true);
          }
        }
        // Whatever holds a new value is listed, once the workbook can be read, and can be taken back.
        await all.session.check();
        if (standing(all).join() !== OLD.join()) expect(all.session.state.repairing.applied).toHaveLength(1);
        expect(all.excel.missing).toEqual([]);
        expect(applied.length).toBeLessThanOrEqual(1);
        await all.session.takeBackRepair("three");
        expect(standing(all)).toEqual(OLD);
      }
    }
  });
});
