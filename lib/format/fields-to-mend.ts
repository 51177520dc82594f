/** What stands above a form with these messages at its fields. */
export function fieldsToMend(issues: Record<string, string[]>): string {
  const fields = new Set(Object.keys(issues).map((key) => key.split(".")[0]));
  return fields.size === 1 ? "One field needs another look." : "Some fields need another look.";
}
