import { createContext, useContext } from "react";
import type { Language } from "../../check/index.js";
import { WORDS, type Words } from "../words/index.js";

const LanguageContext = createContext<Language>("zh-CN");

export const LanguageProvider = LanguageContext.Provider;

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

export function useWords(): Words {
  return WORDS[useLanguage()];
}
