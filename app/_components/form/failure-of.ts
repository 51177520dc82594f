import { unstable_isUnrecognizedActionError } from "next/navigation";
import type { FormState } from "./form-state";

/** What went wrong on the way to an action, in words for the form. */
export function failureOf(error: unknown): FormState & { isOutdated?: boolean } {
  if (unstable_isUnrecognizedActionError(error)) {
    return {
      status: "error",
      code: "fault",
      message: "The console was updated since this page was opened. Nothing was saved; what you typed is kept.",
      isOutdated: true,
    };
  }
  const reference = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  if (reference === undefined) {
    return {
      status: "error",
      code: "fault",
      message: "The console did not answer. What you typed is still here: check the connection, then send it again.",
    };
  }
  return {
    status: "error",
    code: "fault",
    message: "The console could not finish this. What you typed is still here: send it again in a moment.",
    reference,
  };
}
