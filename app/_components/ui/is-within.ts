import type { Href } from "./app-link";

/** Whether the path is this place or one below it. */
export function isWithin(pathname: string, href: Href): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
