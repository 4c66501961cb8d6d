import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { WarningRegular } from "@fluentui/react-icons/svg/warning";
import { type ReactElement, useId, useState } from "react";
import type { Summary } from "../model/summary.js";
import { useWords } from "./context.js";
import { Fold } from "./Fold.js";

const useStyles = makeStyles({
  card: {
    padding: "8px 12px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
  },
  document: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  line: { margin: "2px 0 0", fontVariantNumeric: "tabular-nums" },
  warning: { color: tokens.colorPaletteDarkOrangeForeground1, display: "flex", columnGap: "4px" },
  icon: { flexShrink: 0, paddingTop: "3px" },
  quiet: { color: tokens.colorNeutralForeground3 },
  list: { margin: "2px 0 0", paddingInlineStart: "18px" },
  subtitle: {
    margin: "6px 0 0",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  toggle: { marginInlineStart: "-8px", minWidth: 0 },
});

/** What was checked, what was not recognised and what is not applicable; the rest on demand. */
export function SummaryCard({ summary }: { readonly summary: Summary }): ReactElement {
  const styles = useStyles();
  const words = useWords().summary;
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { unrecognised } = summary;
  const isWarning = unrecognised.some(({ amounts }) => amounts);
  const few = unrecognised.length > 0 && unrecognised.length <= 3;
  return (
    <section className={styles.card} aria-label={words.title}>
      {summary.document && <h2 className={styles.document}>{summary.document}</h2>}
      <p className={styles.line}>{summary.checked}</p>
      {unrecognised.length === 0 ? (
        <p className={mergeClasses(styles.line, styles.quiet)}>{words.allRecognised}</p>
      ) : (
        <p className={mergeClasses(styles.line, isWarning && styles.warning)}>
          {isWarning && <WarningRegular className={styles.icon} aria-hidden />}
          <span>
            {words.unrecognised(unrecognised.length)}
            {few &&
              words.colon +
                unrecognised
                  .map(({ sheet, reason, amounts }) =>
                    words.sheetReason(sheet, amounts ? reason + words.comma + words.withAmounts : reason),
                  )
                  .join(words.semicolon)}
          </span>
        </p>
      )}
      {summary.texts.map((text) => (
        <p key={text} className={styles.line}>
          {text}
        </p>
      ))}
      <p className={mergeClasses(styles.line, styles.quiet)}>
        {summary.apart}
        {summary.texts.length === 0 && words.noText}
      </p>
      {summary.unfinished.map((text) => (
        <p key={text} className={mergeClasses(styles.line, styles.warning)}>
          <WarningRegular className={styles.icon} aria-hidden />
          <span>{text}</span>
        </p>
      ))}
      <Fold className={styles.toggle} isOpen={isOpen} controls={id} onToggle={setOpen}>
        {words.title}
      </Fold>
      {isOpen && (
        <div id={id}>
          <p className={styles.line}>{summary.profile}</p>
          {summary.remarks.map((text) => (
            <p key={text} className={styles.line}>
              {text}
            </p>
          ))}
          {summary.kinds.length > 0 && (
            <>
              <h3 className={styles.subtitle}>{words.kinds}</h3>
              <p className={styles.line}>{summary.kinds.join(words.comma)}</p>
            </>
          )}
          {unrecognised.length > 0 && (
            <>
              <h3 className={styles.subtitle}>{words.unrecognised(unrecognised.length)}</h3>
              <ul className={styles.list}>
                {unrecognised.map(({ sheet, reason, amounts }) => (
                  <li key={sheet}>
                    {words.sheetReason(sheet, amounts ? reason + words.comma + words.withAmounts : reason)}
                  </li>
                ))}
              </ul>
            </>
          )}
          {summary.tables.length > 0 && (
            <>
              <h3 className={styles.subtitle}>{words.tables}</h3>
              <ul className={styles.list}>
                {summary.tables.map(({ sheet, title, figures }, at) => (
                  <li key={`${String(at)} ${title}`}>
                    {title}
                    <span className={styles.quiet}>
                      {" "}
                      {sheet} {figures}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </section>
  );
}
