import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import { InfoRegular } from "@fluentui/react-icons/svg/info";
import { QuestionCircleFilled } from "@fluentui/react-icons/svg/question-circle";
import type { ReactElement } from "react";
import { CLASS_NAMES, type Finding } from "../../check/index.js";
import { useLanguage } from "./context.js";

type FindingClass = Finding["class"];

const useStyles = makeStyles({
  sign: {
    display: "inline-flex",
    alignItems: "center",
    columnGap: "4px",
    whiteSpace: "nowrap",
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  icon: { width: "16px", height: "16px", flexShrink: 0, display: "inline-flex", justifyContent: "center" },
  error: { color: tokens.colorPaletteRedForeground1 },
  rounding: { color: tokens.colorPaletteDarkOrangeForeground1 },
  doubt: { color: tokens.colorPaletteBerryForeground1 },
  hint: { color: tokens.colorNeutralForeground3 },
  tail: { fontWeight: tokens.fontWeightBold, fontSize: "16px", lineHeight: "16px" },
});

/** The icon of a class; each has a shape of its own, so that colour is never the only sign. */
export function ClassIcon({ kind }: { readonly kind: FindingClass }): ReactElement {
  const styles = useStyles();
  const icons: Readonly<Record<FindingClass, ReactElement>> = {
    error: <ErrorCircleFilled fontSize={16} />,
    rounding: <span className={styles.tail}>≈</span>,
    doubt: <QuestionCircleFilled fontSize={16} />,
    hint: <InfoRegular fontSize={16} />,
  };
  return (
    <span aria-hidden className={mergeClasses(styles.icon, styles[kind])}>
      {icons[kind]}
    </span>
  );
}

/** Icon and word of a class. */
export function ClassSign({ kind }: { readonly kind: FindingClass }): ReactElement {
  const styles = useStyles();
  const language = useLanguage();
  return (
    <span className={mergeClasses(styles.sign, styles[kind])}>
      <ClassIcon kind={kind} />
      {CLASS_NAMES[language][kind]}
    </span>
  );
}
