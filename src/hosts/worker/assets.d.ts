/** The program of the worker, as text. */
declare module "gouji-worker-program" {
  const program: string;
  export default program;
}

/** The WebAssembly of the solver, packed by gzip, as a data: address. */
declare module "gouji-solver-wasm" {
  const address: string;
  export default address;
}

/** A workbook as a data: address. */
declare module "*.xlsx" {
  const address: string;
  export default address;
}

/** A text as a data: address. */
declare module "*.docx" {
  const address: string;
  export default address;
}
