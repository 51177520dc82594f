import { isMiniProgramId } from "../access/permitted-mini-program";
import type { Ctx } from "../context";
import { notFound } from "../errors";
import type { VersionState } from "../vocabulary";
import { answerTo, versionFor } from "./decide";
import type { ReleaseQuery } from "./inputs";
import { findAsker } from "./parts/find-asker";
import { findGranted } from "./parts/find-granted";
import { findLiveFacts, type FoundFacts, type FoundVersion } from "./parts/find-live-facts";

type ReleaseCtx = Pick<Ctx, "db" | "outreach">;

/** What the app is told of a mini program, as docs/release-api.md describes it, before it is signed. */
export type Release = { miniProgram: string } & (
  | { state: "suspended" }
  | ({ version: string; state: VersionState; digest: string; jsapis: string[] } & (
      { download: string } | { entrance: string }
    ))
) & { serverDomains: string[]; h5Domains: string[] };

const nothingLive = "Nothing of this mini program is released to this user.";

/** Which version a user gets now; "gone" where the mini program, or the version that was asked for, is over. */
export async function getRelease(ctx: ReleaseCtx, input: ReleaseQuery & { id: string }): Promise<Release | "gone"> {
  const { id, user = null, version = null } = input;
  const facts = isMiniProgramId(id) ? await findLiveFacts(ctx.db, id, version) : undefined;
  if (!facts) throw notFound("There is no mini program with this ID.");
  if (facts.state === "archived" || facts.state === "deleted") return "gone";
  const { serverDomains, h5Domains, testers } = facts;
  const lists = { serverDomains: serverDomains ?? [], h5Domains: h5Domains ?? [] };
  if (facts.suspendedAt !== null) return { miniProgram: id, state: "suspended", ...lists };
  const chosen =
    version !== null && user !== null
      ? await askedVersion(ctx, facts, user)
      : versionFor({ ...facts, miniProgramId: id, user, testers: testers ?? [] });
  if (chosen === "gone") return "gone";
  if (!chosen) throw notFound(nothingLive);
  const { number, state, digest, entranceUrl } = chosen;
  return {
    miniProgram: id,
    version: number,
    state,
    digest,
    ...(entranceUrl === null
      ? { download: `${ctx.outreach.appUrl}/api/v1/mini-programs/${id}/versions/${number}/package` }
      : { entrance: entranceUrl }),
    jsapis: await findGranted(ctx.db, id, number),
    ...lists,
  };
}

async function askedVersion(
  { db }: ReleaseCtx,
  facts: FoundFacts,
  user: string,
): Promise<FoundVersion | "gone" | null> {
  const { asked } = facts;
  if (!asked) return null;
  const answer = answerTo(await findAsker(db, facts, asked.number, user), asked.state);
  if (answer === "gone") return "gone";
  return answer === "served" ? asked : null;
}
