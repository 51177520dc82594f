import { and, desc, eq, gt } from "drizzle-orm";
import { catalogChanges, people } from "../../../db/schema";
import type { Ctx } from "../../context";
import { conflict, notFound, savedMeanwhile, type DomainError } from "../../errors";
import { compareEdits } from "../../text/compare-edits";
import { whoSaved } from "../../text/who-saved";
import type { CatalogField, CatalogKind } from "../../vocabulary";

export type CatalogValue = string | string[] | boolean | null;
export type CatalogFields = Partial<Record<CatalogField, CatalogValue>>;
export type CatalogChange = { field: CatalogField; before: CatalogValue; after: CatalogValue };

export type Entry = { kind: CatalogKind; entry: string };

/** One change for each field of `after` that stood otherwise. */
export function changesBetween(before: CatalogFields, after: CatalogFields): CatalogChange[] {
  return (Object.keys(after) as CatalogField[])
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

/** What was and what is, by field, for the audit log. */
export function beforeAndAfter(changes: CatalogChange[]) {
  return {
    before: Object.fromEntries(changes.map(({ field, before }) => [field, before])),
    after: Object.fromEntries(changes.map(({ field, after }) => [field, after])),
  };
}

/** Whose change it is, where that is not the one who acts: of an approved request its applicant. */
export type AskedFor = { changedBy: string; requestNumber: number };

export async function keepEdits(
  ctx: Ctx,
  entry: Entry,
  revision: number,
  changes: CatalogChange[],
  asked?: AskedFor,
): Promise<void> {
  const made = { changedBy: ctx.actor.personId, changedAt: ctx.now(), ...asked };
  await ctx.db
    .insert(catalogChanges)
    .values(changes.map((change) => ({ ...entry, act: "edited" as const, revision, ...change, ...made })));
}

/** `before`: what of an entry that goes must be known when it comes again. */
export async function keepComingOrGoing(
  ctx: Ctx,
  entry: Entry,
  act: "created" | "deleted",
  revision: number,
  before: CatalogValue = null,
) {
  const made = { changedBy: ctx.actor.personId, changedAt: ctx.now() };
  await ctx.db.insert(catalogChanges).values({ ...entry, act, revision, before, ...made });
}

/** An entry that is made again goes on counting, so that a form opened on the former one does not fit it. */
export async function firstRevision(ctx: Ctx, entry: Entry): Promise<number> {
  const [last] = await newestFirst(ctx, entry, 0).limit(1);
  return (last?.revision ?? 0) + 1;
}

/** For an edit that did not begin from what stands now: where the same was changed meanwhile, both go back to whoever sent theirs. */
export async function assertNothingSavedMeanwhile(
  ctx: Ctx,
  entry: Entry,
  held: { revision: number; fields: CatalogFields },
  sent: { revision: number; fields: CatalogFields },
): Promise<void> {
  if (sent.revision === held.revision) return;
  const since = await newestFirst(ctx, entry, sent.revision);
  const [last] = since;
  if (!last) throw conflict("This form is out of date. Open it again.");
  const undone = since.flatMap(({ field, before }) => (field === null ? [] : [[field, before] as const]));
  // Of an entry that was deleted and made again nothing is as it was.
  const isMadeAgain = undone.length < since.length;
  const began = isMadeAgain ? {} : { ...held.fields, ...Object.fromEntries(undone) };
  const { values, untouched } = compareEdits(asSent(began), asSent(sent.fields), asSent(held.fields));
  if (Object.keys(values).length === 0) return;
  const fields = Object.keys(values);
  const made = isMadeAgain ? fields.map((field) => ({ ...last, field })) : [];
  const told = whoSaved([...made, ...since.flatMap(ofField)], fields, ctx.actor.personId);
  throw savedMeanwhile({ revision: held.revision, ...told, values, untouched });
}

const ofField = <C extends { field: CatalogField | null }>({ field, ...rest }: C) =>
  field === null ? [] : [{ ...rest, field }];

/** The error for an entry that is not there, in words where somebody has deleted it. */
export async function entryGone(ctx: Ctx, entry: Entry): Promise<DomainError> {
  const [last] = await newestFirst(ctx, entry, 0).limit(1);
  return last ? conflict(`${last.by} has deleted ${entry.entry} from the catalog. Nothing was changed.`) : notFound();
}

function newestFirst(ctx: Ctx, { kind, entry }: Entry, after: number) {
  return ctx.db
    .select({
      revision: catalogChanges.revision,
      field: catalogChanges.field,
      before: catalogChanges.before,
      byId: people.id,
      by: people.name,
      at: catalogChanges.changedAt,
    })
    .from(catalogChanges)
    .innerJoin(people, eq(people.id, catalogChanges.changedBy))
    .where(and(eq(catalogChanges.kind, kind), eq(catalogChanges.entry, entry), gt(catalogChanges.revision, after)))
    .orderBy(desc(catalogChanges.id));
}

/** As a form would send them. */
function asSent(fields: CatalogFields): Record<string, string | string[]> {
  const sent = (value: CatalogValue) => (typeof value === "boolean" ? (value ? "yes" : "no") : (value ?? ""));
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, sent(value)]));
}
