import address from "../../sample/sample.xlsx";

/** The bytes of the bundled sample workbook. */
export const sampleBytes: Uint8Array = Uint8Array.from(
  atob(address.slice(address.indexOf(",") + 1)),
  (sign) => sign.charCodeAt(0),
);
