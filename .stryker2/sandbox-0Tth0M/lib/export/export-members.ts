import { sql } from "drizzle-orm";
import { can } from "../access/can";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { roleLabels } from "../format/labels";
import { readMembers, type MemberRow } from "../member/parts/read-members";
import type { ExportFormat } from "./inputs";
import { batchSize, exportFile, yesOrNo, type ExportFile, type Sheet } from "./parts/export-file";
import { namedProgram } from "./parts/named-program";
import { watchRights } from "./parts/watch-rights";

/** The members of a mini program as this person sees them. */
export async function exportMembers(ctx: Ctx, input: { id: string; format: ExportFormat }): Promise<ExportFile> {
  const { id, format } = input;
  const name = await inTransaction(ctx, async (ctx) => {
    const { name, subject } = await namedProgram(ctx, id, "member.view");
    await record(ctx, "export.made", subject, { name, exported: "members", format });
    return { full: `${name} members`, ascii: `${id}-members` };
  });
  return exportFile(ctx, { name, format, sheet, batches: inBatches(ctx, id) });
}

async function* inBatches(ctx: Ctx, id: string): AsyncGenerator<MemberRow[]> {
  const current = await watchRights(ctx);
  const seen = new Set<string>();
  for (let last: MemberRow | undefined; ;) {
    const ctx = await current();
    const miniProgram = await permittedMiniProgram(ctx, id, "member.view");
    const withBlocked = can(ctx.actor, "member.manage", { miniProgram });
    const place = last && sql`(${last.addedAt.toISOString()}::timestamptz, ${last.name}, ${last.personId}::uuid)`;
    const rows = await readMembers(ctx, { id, place, withBlocked, limit: batchSize });
    // Whose name has changed meanwhile may stand behind the place again.
    yield rows.filter(({ personId }) => !seen.has(personId));
    for (const { personId } of rows) seen.add(personId);
    last = rows.at(-1);
    if (rows.length < batchSize) return;
  }
}

const sheet: Sheet<MemberRow> = {
  columns: [
    { head: "Name", cell: ({ name }) => name },
    { head: "E-mail", cell: ({ email }) => email },
    { head: "Role", cell: ({ role }) => roleLabels[role] },
    { head: "Workspace roles", cell: ({ workspaceRoles }) => workspaceRoles.map(roleWords).join("; ") },
    { head: "Blocked", cell: ({ isBlocked }) => yesOrNo(isBlocked) },
    { head: "Added by", cell: ({ addedBy }) => addedBy },
    { head: "Added", cell: ({ addedAt }) => addedAt.toISOString() },
    { head: "Last active", cell: ({ lastActiveAt }) => lastActiveAt?.toISOString() ?? null },
    { head: "Joined with the reason", cell: ({ joinReason }) => joinReason },
  ],
  value: ({ name, email, role, workspaceRoles, isBlocked, addedBy, addedAt, lastActiveAt, joinReason }) => ({
    ...{ name, email, role, isBlocked, addedBy, addedAt, lastActiveAt, joinReason },
    workspaceRoles: workspaceRoles.map(({ role, workspace, status }) => ({ role, workspace, status })),
  }),
};

function roleWords({ role, workspace, status }: MemberRow["workspaceRoles"][number]): string {
  return `${roleLabels[role]} of ${workspace}${status === "blocked" ? " (blocked)" : ""}`;
}
