import { sessionCookieName } from "@/lib/person/parts/session-cookie";
import type { HttpWorld } from "../http-world";
import type { Who } from "../standings";

/** The header by which they are signed in, if they are. */
export function cookieOf(world: HttpWorld, url: string, who: Who): [string, string][] {
  const token = world.tokenOf(who);
  return token === null ? [] : [["Cookie", `${sessionCookieName(url)}=${token}`]];
}
