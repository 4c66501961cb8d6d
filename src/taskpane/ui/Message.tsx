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
  /** It is all that the page says, so its title is the page's. */
  readonly isPage?: true;
  readonly children?: ReactNode;
}

/** A state of the pane that is said rather than listed. */
export function Message({ title, icon, isPage, children }: Props): ReactElement {
  const styles = useStyles();
  const Title = isPage ? "h1" : "h2";
  return (
    <div className={styles.message}>
      {icon}
      <Title className={styles.title}>{title}</Title>
      <div>{children}</div>
    </div>
  );
}
