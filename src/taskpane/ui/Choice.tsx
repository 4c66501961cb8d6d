import { Select } from "@fluentui/react-components";
import type { ReactElement } from "react";

interface Props<Value extends string> {
  readonly values: readonly Value[];
  readonly names: Readonly<Record<Value, string>>;
  readonly value: Value;
  readonly onValue: (value: Value) => void;
  /** Where no label stands beside it. */
  readonly label?: string;
  readonly className?: string;
}

/** One of a few values, as the browser's own list. Inside a `Field` it takes its label from there. */
export function Choice<Value extends string>(props: Props<Value>): ReactElement {
  const { values, names, value, onValue, label, className, ...field } = props;
  return (
    <Select
      {...field}
      {...(className === undefined ? {} : { className })}
      {...(label === undefined ? {} : { "aria-label": label })}
      size="small"
      value={value}
      onChange={(_, { value: chosen }) => {
        onValue(values.find((known) => known === chosen) ?? value);
      }}
    >
      {values.map((one) => (
        <option key={one} value={one}>
          {names[one]}
        </option>
      ))}
    </Select>
  );
}
