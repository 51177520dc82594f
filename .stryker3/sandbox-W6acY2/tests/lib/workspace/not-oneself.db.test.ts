import { expect, test } from "vitest";
import { inviteMember } from "@/lib/workspace/invite-member";
import { listWorkspaceMembers } from "@/lib/workspace/list-workspace-members";
import { setWorkspaceRole } from "@/lib/workspace/set-workspace-role";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { addMembership } from "@/tests/support/world";

const database = await freshDatabase();
const refused = { kind: "conflict", message: expect.stringContaining("Join the mini program") as string };

test("a Workspace Admin does not make themself Developer Admin of a merchant's workspace, by role or by invitation", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    const cafe = workspaces.cafe.id;
    const ctx = await ctxOf(db, people.admin);
    const invite = (email: string) =>
      inviteMember(ctx, { workspace: cafe, name: "Ada", email, role: "developer_admin" });
    await expect(invite(people.admin.email.toUpperCase())).rejects.toMatchObject(refused);
    await expect(invite("somebody@else.example")).resolves.toBeUndefined();

    await addMembership(db, workspaces.cafe, people.admin, "developer");
    const member = await ctxOf(db, people.admin);
    const raise = setWorkspaceRole(member, { workspace: cafe, person: people.admin.id, role: "developer_admin" });
    await expect(raise).rejects.toMatchObject(refused);
    const { rows } = await listWorkspaceMembers(member, { id: cafe, after: "" });
    expect(rows.find(({ isMe }) => isMe)?.acts).not.toHaveProperty("setRole");
  }));

test("whoever runs the workspace already may step down and be made one again by somebody else", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    const input = { workspace: workspaces.cafe.id, person: people.newcomer.id };
    await setWorkspaceRole(await ctxOf(db, people.cafeAdmin), { ...input, role: "developer_admin" });
    await setWorkspaceRole(await ctxOf(db, people.newcomer), { ...input, role: "developer" });
    await setWorkspaceRole(await ctxOf(db, people.cafeAdmin), { ...input, role: "developer_admin" });
  }));
