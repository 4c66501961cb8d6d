import { makeStyles, mergeClasses, SearchBox, ToggleButton, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { CLASS_NAMES, type Finding } from "../../check/index.js";
import type { Sorting, View } from "../model/list.js";
import { Choice } from "./Choice.js";
import { ClassIcon } from "./ClassSign.js";
import { useLanguage, useWords } from "./context.js";

const useStyles = makeStyles({
  filters: {
    display: "flex",
    flexDirection: "column",
    rowGap: "6px",
    padding: "8px 12px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  chips: { display: "flex", flexWrap: "wrap", gap: "4px" },
  chip: { minWidth: 0, paddingInline: "5px", fontWeight: tokens.fontWeightRegular },
  number: {
    fontVariantNumeric: "tabular-nums",
    marginInlineStart: "4px",
    fontWeight: tokens.fontWeightSemibold,
  },
  none: { color: tokens.colorNeutralForeground3 },
  line: { display: "flex", flexWrap: "wrap", gap: "6px" },
  search: { flex: "1 1 100%", minWidth: 0, maxWidth: "none" },
  select: { flex: "1 1 90px", minWidth: 0 },
});

const CLASSES: readonly Finding["class"][] = ["error", "doubt", "rounding", "hint"];
const GROUPINGS: readonly View["grouping"][] = ["cause", "table", "rule", "repair"];
const SORTINGS: readonly Sorting[] = ["place", "difference"];

interface Props {
  readonly counts: Readonly<Record<Finding["class"], number>>;
  readonly view: View;
  readonly onView: (change: Partial<View>) => void;
}

/** Counts by class, which filter when pressed; search; groups and order. */
export function Filters({ counts, view, onView }: Props): ReactElement {
  const styles = useStyles();
  const words = useWords().result;
  const language = useLanguage();
  const toggle = (kind: Finding["class"]): void => {
    const classes = new Set(view.classes);
    if (!classes.delete(kind)) classes.add(kind);
    onView({ classes });
  };
  return (
    <div className={styles.filters}>
      <div className={styles.chips} role="group" aria-label={words.filters}>
        {CLASSES.map((kind) => (
          <ToggleButton
            key={kind}
            className={mergeClasses(styles.chip, counts[kind] === 0 && styles.none)}
            size="small"
            shape="circular"
            icon={<ClassIcon kind={kind} />}
            checked={view.classes.has(kind)}
            onClick={() => {
              toggle(kind);
            }}
          >
            {CLASS_NAMES[language][kind]}
            <span className={styles.number}>{counts[kind]}</span>
          </ToggleButton>
        ))}
      </div>
      <div className={styles.line}>
        <SearchBox
          className={styles.search}
          size="small"
          placeholder={words.search}
          aria-label={words.search}
          value={view.search}
          onChange={(_, { value }) => {
            onView({ search: value });
          }}
        />
        <Choice
          className={styles.select}
          label={words.group}
          values={GROUPINGS}
          names={words.groups}
          value={view.grouping}
          onValue={(grouping) => {
            onView({ grouping });
          }}
        />
        {view.grouping !== "repair" && (
          <Choice
            className={styles.select}
            label={words.sort}
            values={SORTINGS}
            names={words.sorts}
            value={view.sorting}
            onValue={(sorting) => {
              onView({ sorting });
            }}
          />
        )}
      </div>
    </div>
  );
}
