import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useId, useState } from "react";
import type { Product, Summary } from "../../summary/index.js";
import type { Session, SessionState } from "../session/session.js";
import { BlockPreview } from "./BlockPreview.js";
import { copyText } from "./clipboard.js";
import { useWords } from "./context.js";
import { Fold } from "./Fold.js";

const useStyles = makeStyles({
  product: { display: "flex", flexDirection: "column", rowGap: "6px" },
  fold: { marginInlineStart: "-8px", minWidth: 0, alignSelf: "start" },
  body: { display: "flex", flexDirection: "column", rowGap: "6px" },
  actions: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "6px" },
  text: { margin: 0, userSelect: "text", color: tokens.colorNeutralForeground1 },
});

interface Props {
  readonly summary: Summary;
  readonly product: Product;
  readonly isAbleToInsert: boolean;
  readonly session: Session;
  readonly state: SessionState;
}

/** A table, a 底稿 or the paragraphs: folded, with its preview and the buttons that insert it. */
export function SummaryProduct({ summary, product, isAbleToInsert, session, state }: Props): ReactElement {
  const styles = useStyles();
  const words = useWords().summaries;
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [copied, setCopied] = useState<boolean>();
  const name = words.products[product.id] ?? product.id;
  const key = `${summary.id}/${product.id}`;
  const isBusy = state.inserting.busy === key;
  const button = (label: string, where: "sheets" | "selection"): ReactElement => (
    <Button
      size="small"
      aria-label={words.productOf(label, name)}
      disabledFocusable={!isAbleToInsert}
      onClick={() => void session.insert(key, [product.alone], where)}
    >
      {isBusy ? words.inserting : label}
    </Button>
  );
  return (
    <div className={styles.product}>
      <Fold className={styles.fold} isOpen={isOpen} controls={id} onToggle={setOpen}>
        {name}
      </Fold>
      {isOpen && (
        <div id={id} className={styles.body}>
          {product.id === "text" ? (
            summary.paragraphs.map(({ text }, at) => (
              <p key={at} className={styles.text}>
                {text}
              </p>
            ))
          ) : (
            <BlockPreview block={product.alone} label={words.preview(name)} />
          )}
          <div className={styles.actions}>
            {product.id === "text" && (
              <Button
                size="small"
                onClick={() =>
                  void copyText(summary.paragraphs.map(({ text }) => text).join("\n")).then(setCopied)
                }
              >
                {words.copy}
              </Button>
            )}
            {button(words.insertSheet, "sheets")}
            {button(words.insertHere, "selection")}
            <span role="status">{copied === undefined ? "" : copied ? words.copied : words.copyFailed}</span>
          </div>
        </div>
      )}
    </div>
  );
}
