import type { Db } from "../db/connect";
import type { Actor, StandingNow } from "./access/actor";
import { explain } from "./access/explain";
import { recordRefusal, recordRefusedRead } from "./audit/record-refusal";
import { DomainError } from "./errors";
import type { Outreach } from "./outreach";
import type { VirusScanner } from "./virus-scanner";

/** What every operation is handed: the database (or the transaction at hand), who acts, the clock, and how people are reached. */
export type Ctx = {
  db: Db;
  actor: Actor;
  now: () => Date;
  outreach: Outreach;
  /** The operator's scanner of uploads; null where there is none. */
  scanForViruses: VirusScanner | null;
  /** For the reads of one page: how mini programs stand to the actor, each read once. A transaction has none: it looks itself. */
  standings?: Map<string, Promise<StandingNow | undefined>> | undefined;
};

/** Runs a command: all of it is saved or nothing. A refusal that matters is recorded after the rollback, then thrown on. */
export async function inTransaction<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return refusalsRecorded(ctx, "command", () => ctx.db.transaction((db) => work({ ...ctx, db, standings: undefined })));
}

/** Runs a read that may be refused. "Forbidden" is recorded, once an hour; asking for what one cannot see is not. */
export async function permitted<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  return refusalsRecorded(ctx, "read", work);
}

/** Permits what somebody has posted, before it is read. Each refusal is recorded, as that of the command itself would be. */
export async function permittedPost<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  return refusalsRecorded(ctx, "command", work);
}

async function refusalsRecorded<T>(ctx: Ctx, kindOfWork: "read" | "command", work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError) || !error.refusal) throw error;
    const { kind, refusal, issues } = error;
    if (kindOfWork === "command") {
      await ctx.db.transaction((db) => recordRefusal({ ...ctx, db }, refusal, kind));
    } else if (kind !== "not_found") {
      await ctx.db.transaction((db) => recordRefusedRead({ ...ctx, db }, refusal, kind));
    }
    const explained = kind === "forbidden" && !refusal.isExplained ? await explain(ctx, refusal) : error.message;
    throw new DomainError(kind, explained, { issues });
  }
}
