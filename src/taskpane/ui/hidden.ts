import { makeStyles } from "@fluentui/react-components";

/** For texts that only a screen reader says. */
export const useHiddenStyles = makeStyles({
  hidden: {
    position: "absolute",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  },
});
