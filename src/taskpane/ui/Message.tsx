import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";

const useStyles = makeStyles({
  message: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    rowGap: tokens.spacingVerticalS,
    padding: "28px 24px",
    textAlign: "center",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase400,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
  },
});

interface Props {
  readonly title: string;
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
}

/** A state of the pane that is said rather than listed. */
export function Message({ title, icon, children }: Props): ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.message}>
      {icon}
      <h2 className={styles.title}>{title}</h2>
      <div>{children}</div>
    </div>
  );
}
