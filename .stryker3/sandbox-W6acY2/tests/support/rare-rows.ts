import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Db } from "@/db/connect";
import * as schema from "@/db/schema";
import { addFailedMail } from "./mails";

/** Rows in the tables that the demo data leaves empty, with the values that are hardest to carry: bytes, JSON null, quotes. */
export async function addRareRows(db: Db): Promise<void> {
  const [person] = await db.select({ id: schema.people.id }).from(schema.people).limit(1);
  const [program] = await db.select({ id: schema.miniPrograms.id }).from(schema.miniPrograms).limit(1);
  const [workspace] = await db.select({ id: schema.workspaces.id }).from(schema.workspaces).limit(1);
  const [request] = await db.select({ number: schema.approvalRequests.number }).from(schema.approvalRequests).limit(1);
  const [code] = await db.select({ id: schema.qrCodes.id }).from(schema.qrCodes).limit(1);
  if (!person || !program || !workspace || !request || !code) throw new Error("The demo data is missing.");
  const now = new Date();
  const byPerson = { personId: person.id };
  const ofProgram = { miniProgramId: program.id };
  const hard = 'a "quoted", \\escaped\\ (wórd)\n\twith 晨光, {braces}, NULL and \u2028';
  await addFailedMail(db, { lastError: hard });
  await db.insert(schema.sessions).values({
    ...{ ...byPerson, tokenHash: randomBytes(32), sealedIdToken: Buffer.from([0, 34, 92, 255]), userAgent: hard },
    ...{ createdAt: now, lastSeenAt: now, idleEndsAt: now, endsAt: now },
  });
  await db.insert(schema.signInClaims).values({ ...byPerson, at: now, claims: { groups: [hard], none: null } });
  await db.insert(schema.deploymentKeys).values({
    ...{ name: hard.slice(0, 20), keyHash: randomBytes(32), ending: "abcd", madeBy: person.id, madeAt: now },
  });
  await db.insert(schema.signingKeys).values({
    ...{ id: "key", publicKey: { kty: "EC" }, sealedPrivateKey: randomBytes(200), madeAt: now },
  });
  await db.insert(schema.membershipGrants).values({
    ...{
      emailKey: "a@example.com",
      workspaceId: workspace.id,
      role: "workspace_admin",
      source: "operator",
      createdAt: now,
    },
  });
  await db.insert(schema.suspensions).values({ ...ofProgram, suspendedBy: person.id, suspendedAt: now, reason: hard });
  await db.insert(schema.qrCodeScans).values({ codeId: code.id, day: "2026-02-28", count: 9_007_199_254_740_991 });
  await db.insert(schema.versionDrafts).values({
    ...{ ...ofProgram, uploadedBy: person.id, createdAt: now, number: "9.9.9", uploadNote: hard },
    problems: [{ file: null, message: hard }],
  });
  await db.insert(schema.featureProposals).values({
    ...{ requestNumber: request.number, revision: 1, name: hard, description: "", access: "direct" },
    jsapis: ["a", hard, ""],
  });
  const change = { ...ofProgram, revision: 1, field: "name", changedBy: person.id, changedAt: now } as const;
  await db.insert(schema.informationChanges).values([
    { ...change, before: null, after: hard },
    { ...change, before: sql`'null'::json`, after: sql`'{ "kept" :  "as it was written" }'::json` },
  ]);
}
