"use client";

import { Button } from "./_components/ui/button";
import { FailurePage } from "./failure-page";

type Props = { error: Error & { digest?: string }; retry: () => void };

/** For what goes wrong in the browser or in an action; pages that fail on the server say so themselves. */
export default function ErrorPage({ error, retry }: Props) {
  return (
    <FailurePage
      failure={{
        kind: "broken",
        message: "Something went wrong, or the console could not be reached.",
        ...(error.digest !== undefined && { reference: error.digest }),
      }}
      act={<Button onClick={retry}>Try again</Button>}
    />
  );
}
