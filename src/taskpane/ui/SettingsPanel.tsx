import { Checkbox, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { NAMES } from "../../check/index.js";
import { version } from "../diagnostics.js";
import type { CheckChoices, Settings } from "../settings.js";
import { Choice } from "./Choice.js";
import { useLanguage, useWords } from "./context.js";

const useStyles = makeStyles({
  panel: {
    display: "flex",
    flexDirection: "column",
    rowGap: "10px",
    padding: "12px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    overflowY: "auto",
    flexShrink: 0,
    maxHeight: "70%",
    boxSizing: "border-box",
  },
  rules: { display: "flex", flexWrap: "wrap" },
  fieldset: { border: "none", margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, fontSize: tokens.fontSizeBase300 },
  small: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly settings: Settings;
  readonly onSettings: (settings: Settings) => void;
  readonly choices: CheckChoices | undefined;
  readonly onChoices: (choices: CheckChoices) => void;
}

const KINDS = ["auto", "final", "budget"] as const;
const THEMES = ["system", "light", "dark"] as const;
const LANGUAGES = ["zh-CN", "en"] as const;

/** Language and appearance, and what the open workbook is checked as. */
export function SettingsPanel({ settings, onSettings, choices, onChoices }: Props): ReactElement {
  const styles = useStyles();
  const words = useWords().options;
  const language = useLanguage();
  return (
    <section className={styles.panel} aria-label={useWords().settings}>
      <Field label={words.language}>
        <Choice
          values={LANGUAGES}
          names={words.languages}
          value={settings.language}
          onValue={(chosen) => {
            onSettings({ ...settings, language: chosen });
          }}
        />
      </Field>
      <Field label={words.theme}>
        <Choice
          values={THEMES}
          names={words.themes}
          value={settings.theme}
          onValue={(theme) => {
            onSettings({ ...settings, theme });
          }}
        />
      </Field>
      {choices && <CheckedAs choices={choices} onChoices={onChoices} language={language} />}
      <p className={styles.small}>{words.private}</p>
      <p className={styles.small}>{words.version(version)}</p>
    </section>
  );
}

interface CheckedAsProps {
  readonly choices: CheckChoices;
  readonly onChoices: (choices: CheckChoices) => void;
  readonly language: ReturnType<typeof useLanguage>;
}

/** The profile: found in the document unless a person says otherwise. */
function CheckedAs({ choices, onChoices, language }: CheckedAsProps): ReactElement {
  const styles = useStyles();
  const words = useWords().options;
  const { kind, year, off = [] } = choices;
  const set = (change: {
    kind?: "final" | "budget" | undefined;
    year?: number | undefined;
    off?: string[];
  }) => {
    const next = { kind, year, off, ...change };
    onChoices({
      ...(next.kind === undefined ? {} : { kind: next.kind }),
      ...(next.year === undefined ? {} : { year: next.year }),
      off: next.off,
    });
  };
  return (
    <>
      <Field label={words.kind}>
        <Choice
          values={KINDS}
          names={words.kinds}
          value={kind === "final" || kind === "budget" ? kind : "auto"}
          onValue={(chosen) => {
            set({ kind: chosen === "auto" ? undefined : chosen });
          }}
        />
      </Field>
      <Field label={words.year}>
        <Input
          size="small"
          inputMode="numeric"
          placeholder={words.yearAuto}
          defaultValue={year === undefined ? "" : String(year)}
          onChange={(_, { value }) => {
            const typed = /^(?:19|20)\d\d$/.test(value.trim()) ? Number(value.trim()) : undefined;
            if (typed !== year) set({ year: typed });
          }}
        />
      </Field>
      <fieldset className={styles.fieldset}>
        <legend className={styles.legend}>{words.rules}</legend>
        <div className={styles.rules}>
          {Object.entries(NAMES[language].relation).map(([id, name]) => (
            <Checkbox
              key={id}
              size="medium"
              label={name}
              checked={!off.includes(id)}
              onChange={(_, { checked }) => {
                set({ off: checked === true ? off.filter((other) => other !== id) : [...off, id] });
              }}
            />
          ))}
        </div>
        <p className={styles.small}>{words.again}</p>
      </fieldset>
    </>
  );
}
