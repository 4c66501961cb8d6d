import type { Server } from "node:http";

/** Serves a folder to this machine alone; port 0 takes any that is free. */
export function serve(folder: string, port?: number): Promise<{ server: Server; address: string }>;
