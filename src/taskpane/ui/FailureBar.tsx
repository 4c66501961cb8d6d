import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { diagnosticsOf } from "../diagnostics.js";
import type { Failure } from "../session/failure.js";
import { copyText } from "./clipboard.js";
import { useLanguage, useWords } from "./context.js";
import { useFailureText } from "./failureText.js";

const useStyles = makeStyles({
  bar: { flexShrink: 0 },
  text: { overflowWrap: "anywhere", whiteSpace: "normal" },
});

interface Props {
  readonly failure: Failure;
  readonly onRetry?: (() => void) | undefined;
  readonly onDismiss: () => void;
}

/** What did not work, why, and a way on. */
export function FailureBar({ failure, onRetry, onDismiss }: Props): ReactElement {
  const styles = useStyles();
  const words = useWords().failure;
  const language = useLanguage();
  const [isCopied, setCopied] = useState(false);
  const text = useFailureText()(failure);
  return (
    <MessageBar className={styles.bar} intent="error" layout="multiline">
      <MessageBarBody className={styles.text}>
        <MessageBarTitle>{failure.is === "file" ? words.file : words.title}</MessageBarTitle>
        {text}
      </MessageBarBody>
      <MessageBarActions>
        {onRetry && (
          <Button size="small" onClick={onRetry}>
            {words.retry}
          </Button>
        )}
        {failure.is !== "file" && (
          <Button
            size="small"
            onClick={() => {
              void copyText(diagnosticsOf(failure, language)).then(setCopied);
            }}
          >
            {isCopied ? words.copied : words.copy}
          </Button>
        )}
        <Button size="small" appearance="transparent" onClick={onDismiss}>
          {words.dismiss}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
