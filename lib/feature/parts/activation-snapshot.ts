import { eq } from "drizzle-orm";
import { features, miniPrograms, workspaces } from "../../../db/schema";
import { grantedJsapis, type GrantedJsapi } from "../../catalog/parts/granted-jsapis";
import { jsapiFact } from "../../catalog/parts/jsapi-fact";
import type { Ctx } from "../../context";
import { stateLabels } from "../../format/labels";
import type { Snapshot } from "../../request/snapshot";

type Asked = { miniProgramId: string | null; subject: string };

/** What an activation would grant and to whom, the sensitive first. Null where either is gone. */
export async function activationSnapshot({ db }: Pick<Ctx, "db">, asked: Asked): Promise<Snapshot | null> {
  const { miniProgramId, subject: key } = asked;
  if (miniProgramId === null) return null;
  const [[row], jsapis] = await Promise.all([
    db
      .select({
        feature: features.name,
        description: features.description,
        name: miniPrograms.name,
        state: miniPrograms.state,
        workspace: workspaces.name,
      })
      .from(miniPrograms)
      .innerJoin(features, eq(features.key, key))
      .innerJoin(workspaces, eq(workspaces.id, miniPrograms.workspaceId))
      .where(eq(miniPrograms.id, miniProgramId)),
    grantedJsapis(db, key),
  ]);
  if (!row || row.state === "deleted") return null;
  const [sensitive, others] = [jsapis.filter(isSensitive), jsapis.filter((jsapi) => !isSensitive(jsapi))];
  return {
    groups: [
      { title: "Sensitive JSAPIs that it grants", notable: true, facts: sensitive.map(jsapiFact) },
      {
        title: sensitive.length > 0 ? "Other JSAPIs that it grants" : "JSAPIs that it grants",
        facts: others.map(jsapiFact),
      },
      {
        title: "The feature",
        facts: [
          { key: "feature", term: "Name", value: row.feature },
          { key: "description", term: "Description", value: row.description },
        ],
      },
      {
        title: "The mini program that would get it",
        facts: [
          { key: "name", term: "Name", value: row.name },
          { key: "id", term: "ID", value: miniProgramId },
          { key: "workspace", term: "Workspace", value: row.workspace },
          { key: "state", term: "Status", value: stateLabels[row.state] },
        ],
      },
    ].filter(({ facts }) => facts.length > 0),
  };
}

const isSensitive = ({ sensitive }: GrantedJsapi) => sensitive;
