interface ClientObject {
  readonly _className: string;
}

/** The npm copy of office.js ends at ExcelApi 1.15; this member of 1.18 is asked for as that of today would ask. */
export function addNewerMembers(): void {
  const { Excel: excel, OfficeExtension: extension } = globalThis as unknown as {
    Excel: { RangeAreas: { prototype: Record<string, unknown> } };
    OfficeExtension: {
      BatchApiHelper: {
        invokeMethod(object: unknown, name: string, type: number, args: unknown[], flags: number): void;
      };
    };
  };
  excel.RangeAreas.prototype.select ??= function select(this: ClientObject): void {
    extension.BatchApiHelper.invokeMethod(this, "Select", 1, [], 0);
  };
}
