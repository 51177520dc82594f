import { and, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { memberships, versions } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { createVersion } from "@/lib/version/create-version";
import { publishVersion } from "@/lib/version/publish-version";
import { submitVersion } from "@/lib/version/submit-version";
import { blockMember } from "@/lib/workspace/block-member";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { oneWaits } from "@/tests/support/one-waits";
import { smallWorld } from "@/tests/support/small-world";
import { addVersion, completeInformation } from "@/tests/support/versions";
import { addMember, addMemberOf } from "@/tests/support/world";
import { upload } from "./upload-scene";

const database = await freshDatabase();
const { people, workspaces, miniPrograms } = await smallWorld(database.db);
const { latte } = miniPrograms;
await completeInformation(database.db, latte);
await addVersion(database.db, latte, people.builder, "1.0.0", { state: "approved" });
await addVersion(database.db, latte, people.builder, "1.1.0", { releaseNote: "News" });
const lock = sql`select 1 from mini_programs where id = ${latte.id} for update`;

const acts: [string, (ctx: Ctx) => Promise<(ctx: Ctx) => Promise<unknown>>][] = [
  ["publishes", () => Promise.resolve((ctx) => publishVersion(ctx, { id: latte.id, number: "1.0.0", reason: "" }))],
  ["submits", () => Promise.resolve((ctx) => submitVersion(ctx, { id: latte.id, number: "1.1.0" }))],
  [
    "makes a version of their upload",
    async (ctx) => {
      const { id: draft } = await upload(ctx, latte.id, { number: "2.0.0" });
      return (ctx) => createVersion(ctx, { id: latte.id, draft });
    },
  ],
];

test.each(acts)("nobody %s who is blocked while they wait for the mini program", async (_, begin) => {
  const person = await addMemberOf(database.db, workspaces.cafe, "developer", "Wanda Waits");
  await addMember(database.db, latte, person, "developer_admin");
  const ctx = await ctxOf(database.another().db, person);
  const act = await begin(ctx);
  const asAdmin = await ctxOf(database.db, people.admin);
  const done = await oneWaits(
    database,
    lock,
    () => act(ctx),
    () => blockMember(asAdmin, { workspace: workspaces.cafe.id, person: person.id }),
  );
  expect(done).toMatchObject({ status: "rejected", reason: { kind: "not_found" } });
  const states = await database.db
    .select({ number: versions.number, state: versions.state })
    .from(versions)
    .where(and(eq(versions.miniProgramId, latte.id)))
    .orderBy(versions.position);
  expect(states).toEqual([
    { number: "1.0.0", state: "approved" },
    { number: "1.1.0", state: "developing" },
  ]);
  await database.db.delete(memberships).where(eq(memberships.personId, person.id));
});
