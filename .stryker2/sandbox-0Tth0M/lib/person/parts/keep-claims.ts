import { and, eq } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { memberships, signInClaims } from "../../../db/schema";
import { storableJson } from "../../audit/storable";

type Claims = Record<string, unknown>;

const mostBytes = 16 * 1024;
const secretName = /token|nonce|secret|_hash$|^(?:jti|sid|code)$/i;
const looksLikeToken = /^[\w-]{10,}\.[\w-]{10,}\.[\w-]*$/;

/** Keeps what the identity provider said of a Workspace Admin, to set up the mapping of groups; of nobody else. */
export async function keepClaims(
  ctx: { db: Db; now: Date },
  personId: string,
  said: Claims,
  first?: string,
): Promise<void> {
  const [admin] = await ctx.db
    .select({ personId: memberships.personId })
    .from(memberships)
    .where(
      and(
        eq(memberships.personId, personId),
        eq(memberships.role, "workspace_admin"),
        eq(memberships.status, "active"),
      ),
    );
  if (!admin) {
    await ctx.db.delete(signInClaims).where(eq(signInClaims.personId, personId));
    return;
  }
  const kept = { at: ctx.now, claims: showableClaims(said, first) };
  await ctx.db
    .insert(signInClaims)
    .values({ personId, ...kept })
    .onConflictDoUpdate({ target: signInClaims.personId, set: kept });
}

/** Without tokens, nonces and hashes, and at most 16 KiB: what does not fit is named. The claim `first` goes before the others. */
export function showableClaims(said: Claims, first?: string): Claims {
  const shown: [string, unknown][] = [];
  const leftOut: string[] = [];
  let room = mostBytes - 1024;
  const entries = Object.entries(withoutSecrets(said, first) as Claims);
  for (const entry of entries.sort(([one], [other]) => Number(other === first) - Number(one === first))) {
    const needed = Buffer.byteLength(JSON.stringify(entry));
    if (needed > room) leftOut.push(entry[0].slice(0, 60));
    else shown.push(entry);
    if (needed <= room) room -= needed;
  }
  if (leftOut.length > 0) shown.push(["(too long to show)", leftOut.slice(0, 12)]);
  return JSON.parse(storableJson(Object.fromEntries(shown))) as Claims;
}

function withoutSecrets(value: unknown, spared?: string): unknown {
  if (Array.isArray(value)) return value.filter((inner) => !isToken(inner)).map((inner) => withoutSecrets(inner));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inner]) => (name === spared || !secretName.test(name)) && !isToken(inner))
      .map(([name, inner]) => [name, withoutSecrets(inner)]),
  );
}

const isToken = (value: unknown) => typeof value === "string" && looksLikeToken.test(value);
