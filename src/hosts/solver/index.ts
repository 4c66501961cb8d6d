/** HiGHS behind the solver port of the engine. It is large: whoever imports this room does so when it is needed. */
export { highsSolver } from "./highs.js";
