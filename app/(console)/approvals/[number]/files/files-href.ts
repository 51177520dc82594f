/** The files of a request, or one of them, from a row on. */
export function filesHref(request: number, { file, from = 0 }: { file?: string; from?: number } = {}) {
  const query = new URLSearchParams();
  if (file !== undefined) query.set("file", file);
  if (from > 0) query.set("from", String(from));
  const path = `/approvals/${request}/files` as const;
  return query.size > 0 ? (`${path}?${query.toString()}` as const) : path;
}
