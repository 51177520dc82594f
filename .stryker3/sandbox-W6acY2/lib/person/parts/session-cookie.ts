/**
 * Begins the name of every cookie of the console at this address. Cookies ignore ports, so where the address has one
 * it stands in the name: two consoles on one machine, and the demo identity provider, leave each other's alone.
 */
export function cookiePrefix(appUrl: string): string {
  const { protocol, port } = new URL(appUrl);
  return `${protocol === "https:" ? "__Host-" : ""}console${port ? `-${port}` : ""}`;
}

export function sessionCookieName(appUrl: string): string {
  return `${cookiePrefix(appUrl)}-session`;
}

export function cookieOptions(appUrl: string) {
  return { path: "/", httpOnly: true, sameSite: "lax" as const, secure: appUrl.startsWith("https:") };
}
