import { and, asc, sql } from "drizzle-orm";
import { auditEntries } from "../../db/schema";
import { assertCan } from "../access/can";
import { superAppRole } from "../access/effective-roles";
import { reachOf } from "../access/reach";
import { permitted, type Ctx } from "../context";
import type { AuditSearch } from "./inputs";
import { entriesWanted, type Wanted } from "./parts/wanted";
import { readEntries, type AuditEntry } from "./parts/read-entries";
import { placeOf, readOlder } from "./parts/read-older";
import { workspacesRun } from "./parts/own-lanes";

export type { AuditEntry };

export type AuditPage = {
  /** Which part of the log is shown to this person. */
  sees: ("everything" | "own" | "requests")[];
  entries: AuditEntry[];
  /** Where the pages of newer and of older entries begin; null where there are none. */
  newer: number | null;
  older: number | null;
};

export const auditPageSize = 20;

const { at, position } = auditEntries;
const wantedRows = auditPageSize + 1;

/** The audit log, newest first: all of it for a Workspace Admin, for others what concerns them. */
export async function listAuditEntries(ctx: Ctx, input: AuditSearch): Promise<AuditPage> {
  return permitted(ctx, async () => {
    assertCan(ctx.actor, "audit.view");
    const wanted = await entriesWanted(ctx, input);
    const page =
      (input.after !== null && (await pageAfter(ctx, wanted, input.after))) || (await pageBefore(ctx, wanted, input));
    return { sees: partsSeen(ctx.actor), ...page };
  });
}

async function pageBefore(ctx: Ctx, wanted: Wanted, search: AuditSearch): Promise<Omit<AuditPage, "sees">> {
  const before = search.after === null ? search.before : null;
  const found = await readOlder(ctx, wanted, before, wantedRows);
  const entries = found.slice(0, auditPageSize);
  return {
    entries,
    newer: before === null ? null : (entries[0]?.position ?? 0),
    older: found.length > auditPageSize ? (entries.at(-1)?.position ?? null) : null,
  };
}

/** Null where less than a page is newer: then the first page is the answer, full as it is. */
async function pageAfter(ctx: Ctx, wanted: Wanted, after: number): Promise<Omit<AuditPage, "sees"> | null> {
  const place = sql`(${at}, ${position}) > ${placeOf(after)}`;
  const slice = { where: and(wanted.where, place), order: [asc(at), asc(position)], limit: wantedRows };
  const found = await readEntries(ctx, wanted.lanes, slice);
  if (found.length <= auditPageSize) return null;
  const entries = found.slice(0, auditPageSize).reverse();
  return { entries, newer: entries[0]?.position ?? null, older: entries.at(-1)?.position ?? null };
}

function partsSeen(actor: Ctx["actor"]): AuditPage["sees"] {
  if (reachOf(actor, "audit.view") === "everywhere") return ["everything"];
  const runs = actor.runsMiniPrograms || workspacesRun(actor).length > 0;
  return [
    ...(runs ? ["own" as const] : []),
    ...(superAppRole(actor) === "workspace_reviewer" ? ["requests" as const] : []),
  ];
}
