import { afterEach, expect } from "vitest";
import { excelHost } from "../../src/hosts/excel/index.js";
import type { HostPlace, WorkbookHost } from "../../src/hosts/port.js";
import { parseAddress, type Workbook } from "../../src/workbook/index.js";
import { connect, settled } from "../excel-host/adapters/node.js";
import { type ExcelOptions, SimulatedExcel } from "../excel-host/excel.js";
import { type GridSheet, workbookOf } from "./grid.js";

/** A workbook open in the simulated Excel, and the host that talks to it through the real office.js. */
export interface Opened {
  readonly excel: SimulatedExcel;
  readonly host: WorkbookHost;
  /** A cell of a sheet by its name and address. */
  at(sheet: string, address: string): HostPlace;
}

export interface OpenOptions extends ExcelOptions {
  /** Milliseconds that the host waits for an answer. */
  readonly timeout?: number;
}

let opened: Opened[] = [];

export function openWorkbook(workbook: Workbook, options: OpenOptions = {}): Opened {
  const excel = new SimulatedExcel(workbook, options);
  const { timeout } = options;
  const host = excelHost({ library: connect(excel), ...(timeout === undefined ? {} : { timeout }) });
  const at = (sheet: string, address: string): HostPlace => {
    const place = parseAddress(address);
    if (!place) throw new Error(`no address: ${address}`);
    return { sheet: excel.book.sheet(sheet).id, ...place };
  };
  const result = { excel, host, at };
  opened.push(result);
  return result;
}

export function openGrid(sheets: readonly GridSheet[], options?: OpenOptions): Opened {
  return openWorkbook(workbookOf("测试.xlsx", sheets), options);
}

/** After every test: nothing was used that Excel lacks, and Excel keeps nothing alive for the add-in. */
export function checkAfterEach(): void {
  afterEach(async () => {
    const all = opened;
    opened = [];
    await settled();
    for (const { excel } of all) {
      expect(excel.missing).toEqual([]);
      expect(excel.keptReferences).toBe(0);
    }
  });
}
