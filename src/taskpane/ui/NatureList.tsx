import { Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { type Summary, UNIT_NATURES } from "../../summary/index.js";
import type { Session, SessionState } from "../session/session.js";
import { useWords } from "./context.js";

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", rowGap: "4px", margin: 0, padding: 0, border: "none" },
  legend: { padding: 0, color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly units: Summary["units"];
  readonly session: Session;
  readonly state: SessionState;
}

/** What kind each unit is; what a person says is remembered in the workbook. */
export function NatureList({ units, session, state }: Props): ReactElement {
  const styles = useStyles();
  const words = useWords().summaries;
  return (
    <fieldset className={styles.list}>
      <legend className={styles.legend}>{words.natures}</legend>
      {units.map(({ name, nature, isGiven }) => (
        <Field
          key={name}
          size="small"
          label={name}
          {...(nature !== undefined && !isGiven ? { hint: words.guessed } : {})}
        >
          <Select
            size="small"
            aria-label={words.natureOf(name)}
            value={nature ?? ""}
            disabled={state.running !== undefined}
            onChange={(_, { value }) => {
              const chosen = UNIT_NATURES.find((one) => one === value);
              if (chosen) void session.setNature(name, chosen);
            }}
          >
            {nature === undefined && <option value="">{words.ask}</option>}
            {UNIT_NATURES.map((one) => (
              <option key={one} value={one}>
                {words.nature[one]}
              </option>
            ))}
          </Select>
        </Field>
      ))}
    </fieldset>
  );
}
