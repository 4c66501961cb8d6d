import type { Failure } from "../session/failure.js";
import { useLanguage, useWords } from "./context.js";

/** Why something did not work, in the user's words. */
export function useFailureText(): (failure: Failure) => string {
  const language = useLanguage();
  const words = useWords().failure;
  return (failure) =>
    failure.is === "file"
      ? failure.messages[language]
      : failure.is === "host"
        ? words.host[failure.code]
        : words.engine;
}
