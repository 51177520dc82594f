/**
 * A path as the log may know it: without what stands behind an invitation or a code, which is a secret of its own, and
 * without what is as long as a token, in whatever place somebody has put it.
 */
export function loggablePath(path: string): string {
  return path.replace(/^\/(invitations|q)\/.+/, "/$1/…").replace(/[^/]{40,}/g, "…");
}
