import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { approvalRequests, memberships } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { approveRequest } from "@/lib/review/approve-request";
import { rejectRequest } from "@/lib/review/reject-request";
import { withdrawRequest } from "@/lib/review/withdraw-request";
import { setWorkspaceRole } from "@/lib/workspace/set-workspace-role";
import { blockMember } from "@/lib/workspace/block-member";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { oneWaits } from "@/tests/support/one-waits";
import { addRemovalRequest } from "@/tests/support/requests";
import { smallWorld } from "@/tests/support/small-world";
import { addMemberOf } from "@/tests/support/world";

const database = await freshDatabase();
const { people, workspaces, miniPrograms } = await smallWorld(database.db);
const { superApp } = workspaces;
const number = await addRemovalRequest(database.db, miniPrograms.latte, people.cafeAdmin);
const lock = sql`select 1 from mini_programs where id = ${miniPrograms.latte.id} for update`;

type Close = (ctx: Ctx) => Promise<void>;
const approves: Close = (ctx) => approveRequest(ctx, { number, comment: "" });
const rejects: Close = (ctx) => rejectRequest(ctx, { number, reason: "No." });
const withdraws: Close = (ctx) => withdrawRequest(ctx, { number });

test.each([
  ["approves nothing", "workspace_reviewer", approves],
  ["rejects nothing", "workspace_reviewer", rejects],
  ["withdraws nothing", "workspace_admin", withdraws],
] as const)("whoever is blocked while they wait for the request %s", async (_, role, close) => {
  const person = await addMemberOf(database.db, superApp, role, `Wanda ${role}`);
  const ctx = await ctxOf(database.another().db, person);
  const asAdmin = await ctxOf(database.db, people.admin);
  const closed = await oneWaits(
    database,
    lock,
    () => close(ctx),
    () => blockMember(asAdmin, { workspace: superApp.id, person: person.id }),
  );
  expect(closed).toMatchObject({ status: "rejected", reason: { kind: "not_found" } });
  await expectOpen();
  await database.db.delete(memberships).where(eq(memberships.personId, person.id));
});

test("whoever decides no requests any more once they have waited decides this one no more", async () => {
  const person = await addMemberOf(database.db, superApp, "workspace_admin", "Wim Waits");
  const ctx = await ctxOf(database.another().db, person);
  const asAdmin = await ctxOf(database.db, people.admin);
  const role = "workspace_developer" as const;
  const closed = await oneWaits(
    database,
    lock,
    () => approves(ctx),
    () => setWorkspaceRole(asAdmin, { workspace: superApp.id, person: person.id, role }),
  );
  expect(closed).toMatchObject({ status: "rejected", reason: { name: "DomainError" } });
  await expectOpen();
});

async function expectOpen() {
  const [request] = await database.db.select().from(approvalRequests).where(eq(approvalRequests.number, number));
  expect(request).toMatchObject({ state: "in_review" });
}
