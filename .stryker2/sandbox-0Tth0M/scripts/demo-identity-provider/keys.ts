import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { JWK } from "oidc-provider";
import { z } from "zod";

const kept = z.object({ signing: z.record(z.string(), z.string()), cookies: z.array(z.string().min(32)).min(1) });

export type Keys = { jwks: { keys: JWK[] }; cookies: string[] };

/** The provider's keys, made at the first start and kept, so that a restart interrupts nobody. */
export function keysIn(file: string): Keys {
  const { signing, cookies } = readKept(file) ?? makeKept(file);
  return { jwks: { keys: [{ ...signing, use: "sig", alg: "RS256" }] }, cookies };
}

function readKept(file: string): z.output<typeof kept> | undefined {
  try {
    return kept.safeParse(JSON.parse(readFileSync(file, "utf8"))).data;
  } catch {
    return undefined;
  }
}

function makeKept(file: string): z.output<typeof kept> {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const made = kept.parse({
    signing: { ...privateKey.export({ format: "jwk" }), kid: randomBytes(8).toString("hex") },
    cookies: [randomBytes(32).toString("base64url")],
  });
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const fresh = `${file}.${randomBytes(6).toString("hex")}`;
  writeFileSync(fresh, JSON.stringify(made), { mode: 0o600 });
  renameSync(fresh, file);
  return made;
}
