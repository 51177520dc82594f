const refusals =
  /Failed to parse body as FormData|Unexpected end of form|Malformed (part header|content type)|Invalid Server Actions? request|Failed to find Server Action/;

/** Whether the framework's decoder refused what was posted: without effect, and the sender's doing, not ours. */
export function isUnreadableBody(error: unknown): boolean {
  return error instanceof Error && refusals.test(error.message);
}
