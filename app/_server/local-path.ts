/** The path within this console that a redirect target names, or "/" for one that leads anywhere else. */
export function localPath(target: unknown, appUrl: string): string {
  if (typeof target !== "string" || target.length > 2000) return "/";
  // Browsers drop tabs and line feeds from an address and read a backslash as a slash.
  if (/[\p{Cc}\\]/u.test(target)) return "/";
  if (!target.startsWith("/") && !target.startsWith(`${appUrl}/`)) return "/";
  if (!URL.canParse(target, appUrl)) return "/";
  const url = new URL(target, appUrl);
  const isHere =
    url.origin === appUrl && !url.pathname.startsWith("//") && !/^\/(api|sign-in)(\/|$)/.test(url.pathname);
  return isHere ? url.pathname + url.search + url.hash : "/";
}
