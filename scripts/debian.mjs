// Installs Debian's packages for tests that need a program of the machine.
import { spawnSync } from "node:child_process";

/** False where this is not a Debian that we may change. `why` is told while it takes its time. */
export function install(why, ...packages) {
  const run = (...args) =>
    spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"] }).status === 0;
  if (process.platform !== "linux" || process.getuid() !== 0 || !run("--version")) return false;
  console.log(`${why}，正在用 apt-get 安装 …`);
  return run("update", "-qq") && run("install", "-y", "-qq", "--no-install-recommends", ...packages);
}
