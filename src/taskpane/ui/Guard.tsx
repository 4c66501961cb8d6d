import { Component, type ReactNode } from "react";
import { type Failure, failureOf } from "../session/failure.js";

interface Props {
  /** What stands in place of parts that could not be drawn. */
  readonly fallback: (failure: Failure, reset: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** A mistake while drawing is said as ours, and what is around it stays. */
export class Guard extends Component<Props, { readonly failure: Failure | undefined }> {
  override state: { readonly failure: Failure | undefined } = { failure: undefined };

  static getDerivedStateFromError(error: unknown): { failure: Failure } {
    return { failure: failureOf(error) };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (!failure) return this.props.children;
    return this.props.fallback(failure, () => {
      this.setState({ failure: undefined });
    });
  }
}
