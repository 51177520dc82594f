import { desc } from "drizzle-orm";
import { signingKeys } from "../../db/schema";
import type { Ctx } from "../context";
import { algorithm, keyLife, signingKey } from "./parts/signing-key";

export type PublicKey = Record<string, unknown> & { kid: string };

/** The keys by which a signed answer may still be verified, the newest first: there is always one. */
export async function listPublicKeys(
  ctx: Pick<Ctx, "db" | "now">,
  input: { secret: string },
): Promise<{ keys: PublicKey[] }> {
  const current = await signingKey(ctx, input.secret);
  const rows = await ctx.db
    .select({ id: signingKeys.id, publicKey: signingKeys.publicKey, madeAt: signingKeys.madeAt })
    .from(signingKeys)
    .orderBy(desc(signingKeys.madeAt), desc(signingKeys.id));
  const now = ctx.now().getTime();
  const mayVerify = rows.filter(({ id }, place) => {
    const next = rows[place - 1];
    return id === current.id || !next || now - next.madeAt.getTime() < keyLife.verifiesAfter;
  });
  const shown = mayVerify.map(({ id, publicKey }) => ({ ...publicKey, kid: id, alg: algorithm, use: "sig" }));
  return { keys: shown };
}
