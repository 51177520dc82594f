import { eq, sql } from "drizzle-orm";
import { miniPrograms, people, workspaces } from "../../../db/schema";
import type { Ctx } from "../../context";
import { stateLabels, typeLabels } from "../../format/labels";
import type { Snapshot } from "../../request/snapshot";

/** What a removal would take away, as its reviewer reads it. Null where there is nothing any more. */
export async function removalSnapshot({ db }: Pick<Ctx, "db">, id: string): Promise<Snapshot | null> {
  const [row] = await db
    .select({
      name: miniPrograms.name,
      type: miniPrograms.type,
      state: miniPrograms.state,
      releasedVersion: miniPrograms.releasedVersion,
      workspace: workspaces.name,
      creator: people.name,
      members: sql<number>`(select count(*)::int from mini_program_members where mini_program_id = ${miniPrograms.id})`,
    })
    .from(miniPrograms)
    .innerJoin(workspaces, eq(workspaces.id, miniPrograms.workspaceId))
    .innerJoin(people, eq(people.id, miniPrograms.createdBy))
    .where(eq(miniPrograms.id, id));
  if (!row || row.state === "deleted") return null;
  const live = row.releasedVersion ? `${row.releasedVersion}, which its users lose` : "None, so that no user loses it";
  return {
    groups: [
      {
        title: "What would be removed",
        facts: [
          { key: "name", term: "Name", value: row.name },
          { key: "id", term: "ID", value: id },
          { key: "type", term: "Type", value: typeLabels[row.type] },
          { key: "state", term: "Status", value: stateLabels[row.state] },
          { key: "releasedVersion", term: "Released version", value: live },
          { key: "workspace", term: "Workspace", value: row.workspace },
          { key: "creator", term: "Created by", value: row.creator },
          { key: "members", term: "Members", value: String(row.members) },
        ],
      },
    ],
  };
}
