import { and, eq, isNull, sql } from "drizzle-orm";
import { miniPrograms, qrCodes, suspensions, versions, workspaces } from "../../db/schema";
import type { Ctx } from "../context";
import { prepared } from "../prepared";
import { appLink } from "./app-link";
import { newestTestable } from "./parts/newest-testable";
import { isToken } from "./parts/token";

/** What whoever scans a code is told. Of one that leads nowhere, nothing of its mini program. */
export type Followed =
  | { outcome: "opens"; code: string; link: string; miniProgram: Named; app: string }
  /** The default code of a mini program without a version that could be tested. */
  | { outcome: "empty"; miniProgram: Named; app: string }
  | { outcome: "gone" }
  | { outcome: "unknown" };
type Named = { name: string; language: string; hasLogo: boolean };

/** Where a scan leads now. For everybody who has the token, so it asks for no right; one query by an index. */
export async function followQrCode(ctx: Pick<Ctx, "db" | "outreach">, input: { token: string }): Promise<Followed> {
  const [found] = isToken(input.token) ? await findByToken(ctx.db).execute(input) : [];
  if (!found) return { outcome: "unknown" };
  if (found.deletedAt !== null || found.suspendedAt !== null || !isAlive(found.state)) return { outcome: "gone" };
  if (found.kind === "preview" && !isPreviewed(found.previewed)) return { outcome: "gone" };
  const { id, name, language, hasLogo, app } = found;
  const shown = { miniProgram: { name, language, hasLogo }, app: app ?? "the app" };
  const version = found.kind === "default" ? found.newest : found.version;
  if (found.kind === "default" && version === null) return { outcome: "empty", ...shown };
  const target = { page: found.page ?? "", parameters: found.parameters, version };
  return { outcome: "opens", code: found.code, link: appLink(ctx.outreach.appLinkScheme, id, target), ...shown };
}

const isAlive = (state: string) => state === "created" || state === "released";

/** A preview ends with its version: deleted, canceled or taken offline. */
const isPreviewed = (state: string | null) => state !== null && state !== "canceled" && state !== "offline";

const findByToken = prepared((db) =>
  db
    .select({
      code: qrCodes.id,
      kind: qrCodes.kind,
      page: qrCodes.page,
      parameters: qrCodes.parameters,
      version: qrCodes.version,
      deletedAt: qrCodes.deletedAt,
      id: miniPrograms.id,
      state: miniPrograms.state,
      name: miniPrograms.name,
      language: miniPrograms.defaultLanguage,
      hasLogo: sql<boolean>`${miniPrograms.logoId} is not null`,
      suspendedAt: suspensions.suspendedAt,
      previewed: versions.state,
      newest: sql<
        string | null
      >`case when ${qrCodes.kind} = 'default' then ${newestTestable(sql`${miniPrograms.id}`)} end`,
      app: workspaces.name,
    })
    .from(qrCodes)
    .innerJoin(miniPrograms, eq(miniPrograms.id, qrCodes.miniProgramId))
    .leftJoin(suspensions, and(eq(suspensions.miniProgramId, miniPrograms.id), isNull(suspensions.resumedAt)))
    .leftJoin(versions, and(eq(versions.miniProgramId, miniPrograms.id), eq(versions.number, qrCodes.version)))
    .leftJoin(workspaces, sql`${workspaces.kind} = 'super_app'`)
    .where(eq(qrCodes.token, sql.placeholder("token")))
    .prepare("follow_qr_code"),
);
