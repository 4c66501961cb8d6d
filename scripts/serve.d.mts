import type { Server } from "node:http";

/** Serves a folder to this machine alone; port 0 takes any that is free. With `tls` over https. */
export function serve(
  folder: string,
  port?: number,
  tls?: { readonly key: Buffer | string; readonly cert: Buffer | string; readonly ca?: Buffer | string },
): Promise<{ server: Server; address: string }>;
