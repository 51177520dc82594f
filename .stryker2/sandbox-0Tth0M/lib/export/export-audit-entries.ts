import { assertCan } from "../access/can";
import { actorText } from "../audit/actor-text";
import { eventText } from "../audit/event-text";
import type { AuditSearch } from "../audit/inputs";
import type { AuditEntry } from "../audit/parts/read-entries";
import { readOlder } from "../audit/parts/read-older";
import { entriesWanted } from "../audit/parts/wanted";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import type { ExportFormat } from "./inputs";
import { batchSize, exportFile, type ExportFile, type Sheet } from "./parts/export-file";
import { said } from "./parts/said";
import { watchRights } from "./parts/watch-rights";

/** The audit log as this person sees it, searched and filtered, newest first. Its own entry is among the first. */
export async function exportAuditEntries(
  ctx: Ctx,
  input: { search: AuditSearch; format: ExportFormat },
): Promise<ExportFile> {
  const { search, format } = input;
  await inTransaction(ctx, async (ctx) => {
    assertCan(ctx.actor, "audit.view");
    const { person, miniProgram, events, from, until } = search;
    const filters = said({ person, miniProgram, events, from, until });
    await record(ctx, "export.made", { kind: "console" }, { exported: "audit log", format, ...filters });
  });
  const name = { full: "audit-log", ascii: "audit-log" };
  return exportFile(ctx, { name, format, sheet, batches: inBatches(ctx, search) });
}

async function* inBatches(ctx: Ctx, search: AuditSearch): AsyncGenerator<AuditEntry[]> {
  const current = await watchRights(ctx);
  const wanted = await entriesWanted(await current(), search);
  for (let before: number | null = null; ;) {
    const entries: AuditEntry[] = await readOlder(await current(), wanted, before, batchSize);
    yield entries;
    const last = entries.at(-1);
    if (!last || entries.length < batchSize) return;
    before = last.position;
  }
}

const sheet: Sheet<AuditEntry> = {
  columns: [
    { head: "Position", cell: ({ position }) => String(position) },
    { head: "Time", cell: ({ at }) => at.toISOString() },
    { head: "Who", cell: ({ actor, event }) => actorText(actor, event) },
    { head: "What", cell: ({ event, details }) => eventText(event, details) },
    { head: "On what", cell: ({ subject }) => subject.name },
    { head: "Mini program ID", cell: ({ subject }) => subject.opens },
    { head: "Address", cell: ({ address }) => address },
    { head: "Event", cell: ({ event }) => event },
    { head: "Details", cell: ({ details }) => (Object.keys(details).length > 0 ? JSON.stringify(details) : null) },
  ],
  value: ({ position, at, event, actor, subject, address, details }) => ({
    ...{ position, at, event, who: actorText(actor, event), what: eventText(event, details) },
    subject: { kind: subject.kind, name: subject.name, miniProgramId: subject.opens },
    ...{ address, details },
  }),
};
