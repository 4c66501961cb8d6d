import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { TableRegular } from "@fluentui/react-icons/svg/table";
import type { ReactElement } from "react";
import type { Language } from "../check/index.js";
import { PAGE_WORDS } from "./words.js";

const useStyles = makeStyles({
  zone: {
    flex: "1 1 auto",
    margin: "16px",
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    rowGap: "12px",
    textAlign: "center",
    padding: "16px",
    border: `2px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    color: tokens.colorNeutralForeground2,
  },
  over: {
    position: "absolute",
    inset: 0,
    zIndex: 10,
    pointerEvents: "none",
    border: `2px dashed ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackgroundAlpha2,
    color: tokens.colorBrandForeground1,
  },
  large: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  small: { margin: 0, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  readonly language: Language;
  /** What is held over the page. */
  readonly over?: "workbook" | "text";
  readonly onOpen?: () => void;
}

/** Where a workbook is dropped: the place of the grid before one is open, and over everything while one is held. */
export function DropZone({ language, over, onOpen }: Props): ReactElement {
  const styles = useStyles();
  const words = PAGE_WORDS[language];
  return (
    <div className={mergeClasses(styles.zone, over && styles.over)}>
      <TableRegular fontSize={48} aria-hidden />
      <p className={styles.large}>{over ? words.dropNow[over] : words.drop}</p>
      {!over && (
        <>
          <Button onClick={onOpen}>{words.open}</Button>
          <p className={styles.small}>{words.kinds}</p>
        </>
      )}
    </div>
  );
}
