import { Button } from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import type { ReactElement } from "react";

interface Props {
  readonly isOpen: boolean;
  /** Id of what it folds, which is there only while open. */
  readonly controls: string;
  readonly onToggle: (isOpen: boolean) => void;
  readonly className?: string;
  readonly children: string;
}

/** The button that folds and unfolds what stands below it. */
export function Fold({ isOpen, controls, onToggle, className, children }: Props): ReactElement {
  return (
    <Button
      {...(className === undefined ? {} : { className })}
      appearance="subtle"
      size="small"
      icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
      aria-expanded={isOpen}
      aria-controls={isOpen ? controls : undefined}
      onClick={() => {
        onToggle(!isOpen);
      }}
    >
      {children}
    </Button>
  );
}
