import { z } from "zod";
import { cleanLine } from "../text/clean";
import { emailAddress } from "../text/contact-schemas";

const longestName = 100;
const invisible = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/** Names come from the identity provider: nobody could mend one here, so a bad one is cleaned instead of refused. */
function personName(claimed: unknown): string | null {
  if (typeof claimed !== "string") return null;
  const cleaned = cleanLine(
    claimed
      .slice(0, 10 * longestName)
      .replace(invisible, " ")
      .replace(/\s+/gu, " "),
  );
  return [...cleaned].slice(0, longestName).join("").trim() || null;
}

const isTrue = (claimed: unknown) => claimed === true || claimed === "true";

/** What an identity provider says of somebody, reduced to what the console keeps. */
export const identityClaims = z
  .object({
    iss: z.string().min(1),
    sub: z.string().min(1).max(255),
    name: z.unknown().optional(),
    preferred_username: z.unknown().optional(),
    email: z.unknown().optional(),
    email_verified: z.unknown().optional(),
  })
  .transform(({ iss, sub, name, preferred_username, email, email_verified }) => {
    const address = emailAddress.safeParse(email).data ?? null;
    return {
      issuer: iss,
      subject: sub,
      name: personName(name) ?? personName(preferred_username) ?? address ?? "Person without a name",
      email: address,
      emailVerified: address !== null && isTrue(email_verified),
    };
  });
export type IdentityClaims = z.output<typeof identityClaims>;
