import { z } from "zod";
import { emailKey } from "../text/name-key";
import { invisibleCharacter, invisibleFault } from "../text/invisible";
import type { Read } from "./read-host";

/** An e-mail address in lower case, or an app user ID as it is written. */
export function readTester(typed: string): Read {
  const invisible = invisibleCharacter(typed);
  if (invisible) return { fault: invisibleFault(invisible) };
  if (typed.length <= 254 && z.email().safeParse(typed).success) return { value: emailKey(typed) };
  if (/^[A-Za-z0-9._@-]{1,64}$/.test(typed)) return { value: typed };
  if (/^[<"'(]|[>"')]$/.test(typed)) return { fault: "take the brackets or quotes away: only the address or the ID." };
  if (typed.startsWith("mailto:")) return { fault: "take “mailto:” away: only the address." };
  const strange = /[^A-Za-z0-9._@-]/u.exec(typed)?.[0];
  if (strange && typed.includes("@"))
    return { fault: "this is no e-mail address. It should look like jane@example.com." };
  if (strange) return { fault: `“${strange}” cannot stand in an app user ID. Use A–Z, a–z, 0–9 and . _ @ -` };
  return { fault: `it has ${typed.length} characters; an app user ID has at most 64.` };
}
