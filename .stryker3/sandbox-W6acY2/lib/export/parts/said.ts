/** The filters that say something, for the audit log. */
export function said(
  filters: Record<string, string | string[] | boolean>,
): Record<string, string | string[] | boolean> {
  return Object.fromEntries(
    Object.entries(filters).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : Boolean(value))),
  );
}
