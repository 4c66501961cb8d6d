import type { Configuration } from "webpack";

declare const configs: (env: { bench?: boolean }) => Configuration[];
export default configs;
