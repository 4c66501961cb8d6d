import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useId } from "react";
import { useWords } from "./context.js";

const useStyles = makeStyles({
  question: {
    padding: "8px",
    border: `1px solid ${tokens.colorPaletteDarkOrangeBorder2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  text: { margin: "0 0 6px" },
  buttons: { display: "flex", flexWrap: "wrap", gap: "6px" },
});

interface Props {
  readonly onAnswer: (isAgreed: boolean) => void;
}

/** Asks before the first change in a table that a reporting system exports. */
export function UnlockQuestion({ onAnswer }: Props): ReactElement {
  const styles = useStyles();
  const words = useWords().repair.unlock;
  const id = useId();
  return (
    <div
      role="group"
      aria-label={words.label}
      aria-describedby={id}
      className={styles.question}
      onKeyDown={({ key }) => {
        if (key === "Escape") onAnswer(false);
      }}
    >
      <p id={id} className={styles.text}>
        {words.question}
      </p>
      <div className={styles.buttons}>
        <Button
          size="small"
          // The button that was pressed is gone.
          autoFocus
          onClick={() => {
            onAnswer(false);
          }}
        >
          {words.no}
        </Button>
        <Button
          size="small"
          appearance="primary"
          onClick={() => {
            onAnswer(true);
          }}
        >
          {words.yes}
        </Button>
      </div>
    </div>
  );
}
