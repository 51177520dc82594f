const refusals =
  /Failed to parse body as FormData|Unexpected end of form|Malformed (part header|content type)|Invalid Server Actions? request|Failed to find Server Action/;

/** Whether the framework's decoder refused what was posted, or never got all of it: without effect, and the sender's doing. */
export function isUnreadableBody(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return refusals.test(error.message) || isCutOff(error) || isOfDecoder(error);
}

function isCutOff(error: Error): boolean {
  return error.message === "aborted" && "code" in error && error.code === "ECONNRESET";
}

/** Its decoder has no errors of its own kind: they come from the framework's runtime, with nothing of ours below it. */
function isOfDecoder({ stack = "" }: Error): boolean {
  const files = stack.split("\n").filter((line) => /^\s*at /.test(line) && /[\\/]/.test(line));
  const isRuntime = /[\\/]next[\\/]dist[\\/]compiled[\\/]next-server[\\/]/.test(files[0] ?? "");
  return isRuntime && !files.some((line) => /[\\/]\.next[\\/]server[\\/](?!.*[\\/]node_modules_next_dist)/.test(line));
}
