import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { miniProgramMembers, miniPrograms } from "@/db/schema";
import { restoreMiniProgram } from "@/lib/removal/restore-mini-program";
import { blockMember } from "@/lib/workspace/block-member";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { oneWaits, untilWaiting } from "@/tests/support/one-waits";
import { smallWorld } from "@/tests/support/small-world";
import { addMemberOf, addMiniProgram } from "@/tests/support/world";

const database = await freshDatabase();
const { people, workspaces } = await smallWorld(database.db);

test("a Workspace Admin who is blocked while they wait to restore restores nothing, and nothing is left to nobody", async () => {
  const { superApp } = workspaces;
  const second = await addMemberOf(database.db, superApp, "workspace_admin", "Sanna Second");
  const { id } = await addMiniProgram(database.db, superApp, people.builder, { name: "Nobody’s", state: "deleted" });
  const blocking = await ctxOf(database.another().db, people.admin);
  const restoring = await ctxOf(database.another().db, second);
  let restored: Promise<PromiseSettledResult<void>[]> | undefined;
  const blocked = await oneWaits(
    database,
    sql`select pg_advisory_xact_lock(hashtextextended('mini-program-console:roles', 0))`,
    () => blockMember(blocking, { workspace: superApp.id, person: second.id }),
    async () => {
      restored = Promise.allSettled([restoreMiniProgram(restoring, { id })]);
      await untilWaiting(database, 2);
    },
  );
  expect(blocked.status).toBe("fulfilled");
  expect(await restored).toMatchObject([{ status: "rejected", reason: { kind: "not_found" } }]);
  const [row] = await database.db.select().from(miniPrograms).where(eq(miniPrograms.id, id));
  expect(row).toMatchObject({ state: "deleted" });
  expect(await database.db.select().from(miniProgramMembers).where(eq(miniProgramMembers.miniProgramId, id))).toEqual(
    [],
  );
});
