/** Whether the database refused a write because of this unique constraint or index. */
export function violates(error: unknown, constraint: string): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (typeof cause !== "object" || cause === null) return false;
  return "constraint" in cause && cause.constraint === constraint && "code" in cause && cause.code === "23505";
}
