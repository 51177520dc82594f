const postgresFields = ["code", "constraint", "table", "severity"] as const;

type Description = { [field: string]: string | Description };

/**
 * An error as the log may hold it, its stack only at depth 0. Of a failed query the statement and PostgreSQL's own words stay; its parameters,
 * the details of a violated constraint and the beginning of what was to be JSON, which quote what people typed, do not.
 */
export function describeError(error: unknown, depth = 0): Description {
  if (!(error instanceof Error)) return { message: typeof error === "string" ? error : typeof error };
  const described: Description = { type: error.name, message: withoutParameters(error.message) };
  for (const field of [...postgresFields, "type", "digest"] as const) {
    const value = (error as Partial<Record<typeof field, unknown>>)[field];
    if (typeof value === "string") described[field] = value;
  }
  if (depth === 0 && error.stack) described.stack = framesOf(error.stack);
  const cause = unwrapped(error.cause);
  if (cause !== undefined && depth < 5) described.cause = describeError(cause, depth + 1);
  return described;
}

/** next-auth keeps the cause as `err` beside its own notes. */
function unwrapped(cause: unknown): unknown {
  return typeof cause === "object" && cause !== null && "err" in cause ? cause.err : cause;
}

function withoutParameters(message: string): string {
  if (message.endsWith(" is not valid JSON")) return "what was sent is not valid JSON";
  return message.replace(/\nparams: [\s\S]*$/, "").slice(0, 500);
}

function framesOf(stack: string): string {
  return stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
}
