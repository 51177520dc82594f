import type { ComponentType, ReactNode } from "react";
import { failureOf, type Failure } from "./_server/refusal";
import { FailureView } from "./failure-view";

/**
 * Every page and every layout that reads goes through this. What it throws is shown in its place, with the status
 * that it means and without JavaScript; the framework itself would answer with an empty page until its scripts run.
 */
export function screen<Props>(
  Page: (props: Props) => Promise<ReactNode>,
  View: ComponentType<{ failure: Failure }> = FailureView,
) {
  return async function Screen(props: Props): Promise<ReactNode> {
    try {
      return await Page(props);
    } catch (error) {
      return <View failure={failureOf(error)} />;
    }
  };
}
