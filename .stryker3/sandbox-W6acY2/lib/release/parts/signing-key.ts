import { desc, sql } from "drizzle-orm";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from "jose";
import type { Db } from "../../../db/connect";
import { signingKeys } from "../../../db/schema";
import type { Ctx } from "../../context";
import { seal, unseal } from "../../person/parts/seal";

const day = 24 * 60 * 60 * 1000;

/** How long a key signs before the console makes the next, and how long after that it still verifies. */
export const keyLife = { signs: 90 * day, verifiesAfter: 30 * day, publishedBefore: 10 * 60 * 1000 };

/** ECDSA on P-256 with SHA-256: what the crypto libraries of phones have had the longest. */
export const algorithm = "ES256";

export type SigningKey = { id: string; privateKey: CryptoKey; madeAt: Date };

type KeyCtx = Pick<Ctx, "db" | "now">;

// Read anew now and then, so that every console soon signs with the key that another one made.
const readAgainAfter = 60 * 1000;
const held = new WeakMap<Db, { key: SigningKey; secret: string; readAt: number }>();

/** The key that signs now. The first one to ask makes it; others who ask at that moment wait and get the same. */
export async function signingKey(ctx: KeyCtx, secret: string): Promise<SigningKey> {
  const now = ctx.now().getTime();
  const kept = held.get(ctx.db);
  if (kept?.secret === secret && now - kept.readAt >= 0 && now - kept.readAt < readAgainAfter) return kept.key;
  const key = (await findKey(ctx, secret)) ?? (await makeKey(ctx, secret));
  held.set(ctx.db, { key, secret, readAt: now });
  return key;
}

/**
 * The newest that this secret opens and that is not too old to sign. A new one waits until whoever keeps the published
 * keys for a while has fetched it, unless there is no other.
 */
async function findKey({ db, now }: KeyCtx, secret: string): Promise<SigningKey | null> {
  const rows = await db
    .select({ id: signingKeys.id, sealed: signingKeys.sealedPrivateKey, madeAt: signingKeys.madeAt })
    .from(signingKeys)
    .orderBy(desc(signingKeys.madeAt), desc(signingKeys.id));
  const opened = rows.flatMap(({ sealed, ...row }) => {
    const text = unseal(sealed, secret, "signing key");
    return text === null ? [] : [{ ...row, text, age: now().getTime() - row.madeAt.getTime() }];
  });
  const [newest] = opened;
  if (!newest || newest.age >= keyLife.signs) return null;
  const { id, text, madeAt } = opened.find(({ age }) => age >= keyLife.publishedBefore) ?? newest;
  const privateKey = await importJWK(JSON.parse(text) as JWK, algorithm);
  return privateKey instanceof Uint8Array ? null : { id, privateKey, madeAt };
}

async function makeKey({ db, now }: KeyCtx, secret: string): Promise<SigningKey> {
  return db.transaction(async (db) => {
    await db.execute(sql`select pg_advisory_xact_lock(hashtextextended('mini-program-console:signing key', 0))`);
    const made = await findKey({ db, now }, secret);
    if (made) return made;
    const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
    const [shown, hidden] = [await exportJWK(publicKey), await exportJWK(privateKey)];
    const key = { id: await calculateJwkThumbprint(shown), privateKey, madeAt: now() };
    await db.insert(signingKeys).values({
      id: key.id,
      publicKey: { ...shown },
      sealedPrivateKey: seal(JSON.stringify(hidden), secret, "signing key"),
      madeAt: key.madeAt,
    });
    return key;
  });
}
