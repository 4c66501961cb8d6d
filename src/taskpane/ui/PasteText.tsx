import { Button, Field, makeStyles, Textarea } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { useWords } from "./context.js";

const useStyles = makeStyles({
  paste: { display: "flex", flexDirection: "column", rowGap: "6px" },
  buttons: { display: "flex", gap: "6px" },
});

interface Props {
  /** With the text, or without one where the person thought better of it. */
  readonly onEnd: (text: string | undefined) => void;
}

/** Where the text of a 情况说明 is pasted. */
export function PasteText({ onEnd }: Props): ReactElement {
  const styles = useStyles();
  const words = useWords();
  const [text, setText] = useState("");
  return (
    <div className={styles.paste}>
      <Field label={words.beside.pasteLabel} size="small">
        <Textarea
          autoFocus
          value={text}
          rows={6}
          resize="vertical"
          onChange={(_, { value }) => {
            setText(value);
          }}
          onKeyDown={({ key }) => {
            if (key === "Escape") onEnd(undefined);
          }}
        />
      </Field>
      <div className={styles.buttons}>
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={text.trim() === ""}
          onClick={() => {
            onEnd(text);
          }}
        >
          {words.beside.ok}
        </Button>
        <Button
          size="small"
          onClick={() => {
            onEnd(undefined);
          }}
        >
          {words.cancel}
        </Button>
      </div>
    </div>
  );
}
