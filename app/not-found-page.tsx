"use client";

import { FailurePage } from "./failure-page";

/** In the browser's part, because the framework sends this along with every page. */
export function NotFoundPage() {
  return <FailurePage failure={{ kind: "not_found", message: "There is no page at this address." }} />;
}
