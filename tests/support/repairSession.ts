import type { WorkbookHost } from "../../src/hosts/port.js";
import type { Engine } from "../../src/hosts/worker/index.js";
import type { Change, Repair } from "../../src/repair/index.js";
import { Session } from "../../src/taskpane/session/session.js";
import { checkedWithRepairs, TEXT } from "./repairs.js";

const notAsked = (): Promise<never> => Promise.reject(new Error("not asked"));

/** Checks in this process. */
const engine: Engine = {
  read: notAsked,
  readText: notAsked,
  readCompanion: notAsked,
  balance: notAsked,
  check: (papers) => Promise.resolve(checkedWithRepairs(papers)),
};

/** A pane's session over a host, as if it had just been opened, with the text of the repairs beside the workbook. */
export async function paneOver(host: WorkbookHost): Promise<Session> {
  const session = new Session(host, engine, false, { texts: [TEXT], companions: [] });
  await new Promise((resolve) => setTimeout(resolve, 0));
  return session;
}

/** The same after a check. */
export async function checkedPane(host: WorkbookHost): Promise<Session> {
  const session = await paneOver(host);
  await session.check();
  return session;
}

/** A repair that a check has proposed. */
export function proposed({ state: { checked } }: Session, id: string): Repair {
  const repair = checked?.repairs.repairs.find((one) => one.id === id);
  if (!repair) throw new Error(`not proposed: ${id}`);
  return repair;
}

/** A repair of one proposal. */
export function repairOf(id: string, changes: readonly Change[]): Repair {
  return {
    ...{ id, kind: "repair", certain: true, proven: true, hasMore: false, isLocked: false },
    proposals: [{ changes, settles: [], eases: [], creates: [] }],
  };
}

/** What was applied and not taken back, as the pane lists it: `03支出 E8 81→18`. */
export function listed({ state }: Session): string[] {
  return state.repairing.applied.flatMap(({ entry }) =>
    entry.cells.map(
      ({ sheet, address, before, after }) =>
        `${sheet} ${address} ${String(before ?? "")}→${String(after ?? "")}`,
    ),
  );
}
