import type { ComponentProps } from "react";
import { FailureView } from "./failure-view";

/** A failure where there is no frame around it. */
export function FailurePage(props: ComponentProps<typeof FailureView>) {
  return (
    <main id="main" className="mx-auto max-w-180 px-9 py-16 max-md:px-4">
      <FailureView {...props} />
    </main>
  );
}
