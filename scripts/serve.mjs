// Serves a folder to this machine alone: `serve(folder, port, tls)`. Static files, no caching, nothing else.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import path from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** The file that an address means, or undefined for one outside the folder. */
function fileOf(folder, url) {
  const name = decodeURIComponent(new URL(url, "http://localhost").pathname);
  const file = path.join(folder, name.endsWith("/") ? `${name}index.html` : name);
  return file.startsWith(folder + path.sep) ? file : undefined;
}

async function answer(folder, request, response, isAlone) {
  const end = (status) => response.writeHead(status).end();
  if (request.method !== "GET" && request.method !== "HEAD") return end(405);
  let file;
  try {
    file = fileOf(folder, request.url);
    if (file === undefined || !(await stat(file)).isFile()) return end(404);
  } catch {
    return end(404);
  }
  response.writeHead(200, {
    "content-type": TYPES[path.extname(file)] ?? "application/octet-stream",
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
    ...(isAlone ? { "content-security-policy": "frame-ancestors 'none'" } : {}),
  });
  if (request.method === "HEAD") response.end();
  else createReadStream(file).pipe(response);
}

/**
 * Starts serving; port 0 takes any that is free. With `tls` (key and certificate) over https, to be framed by Excel.
 * Resolves to the server and its address.
 */
export function serve(folder, port = 0, tls = undefined) {
  const root = path.resolve(folder);
  const listener = (request, response) => void answer(root, request, response, tls === undefined);
  const server = tls === undefined ? createServer(listener) : createSecureServer(tls, listener);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const host = tls === undefined ? "http://127.0.0.1" : "https://localhost";
      resolve({ server, address: `${host}:${String(server.address().port)}/` });
    });
  });
}
