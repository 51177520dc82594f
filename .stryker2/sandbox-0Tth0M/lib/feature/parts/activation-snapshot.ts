import { eq } from "drizzle-orm";
import { features, miniPrograms, workspaces } from "../../../db/schema";
import { onceSensitive } from "../../catalog/parts/chosen-jsapis";
import { grantedJsapis } from "../../catalog/parts/granted-jsapis";
import { jsapiFact } from "../../catalog/parts/jsapi-fact";
import type { Ctx } from "../../context";
import { stateLabels } from "../../format/labels";
import type { Snapshot } from "../../request/snapshot";

type Asked = { miniProgramId: string | null; subject: string };

/** What an activation would grant and to whom, the sensitive first. Null where either is gone. */
export async function activationSnapshot({ db }: Pick<Ctx, "db">, asked: Asked): Promise<Snapshot | null> {
  const { miniProgramId, subject: key } = asked;
  if (miniProgramId === null) return null;
  const [row] = await db
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
    .where(eq(miniPrograms.id, miniProgramId));
  const jsapis = await grantedMarked({ db }, key);
  if (!row || row.state === "deleted") return null;
  const sensitive = jsapis.filter(({ countsAsSensitive }) => countsAsSensitive);
  const others = jsapis.filter(({ countsAsSensitive }) => !countsAsSensitive);
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

/** What the feature grants now that counts as sensitive and that is not in the snapshot which its reviewer reads. */
export async function sensitiveBeyond(ctx: Pick<Ctx, "db">, key: string, { groups }: Snapshot): Promise<string[]> {
  const shown = new Set(groups.flatMap(({ facts }) => facts.map((fact) => fact.key)));
  const sensitive = (await grantedMarked(ctx, key)).filter(({ countsAsSensitive }) => countsAsSensitive);
  return sensitive.flatMap((jsapi) => (shown.has(jsapiFact(jsapi).key) ? [] : [jsapi.name]));
}

/** What a feature grants, with the mark that a JSAPI keeps once it was sensitive. */
async function grantedMarked(ctx: Pick<Ctx, "db">, key: string) {
  const granted = await grantedJsapis(ctx.db, key);
  const once = await onceSensitive(
    ctx,
    granted.map(({ name }) => name),
  );
  return granted.map((jsapi) => ({ ...jsapi, countsAsSensitive: jsapi.sensitive || once.includes(jsapi.name) }));
}
