import { sql } from "drizzle-orm";
import { qrCodes, qrCodeScans } from "../../db/schema";
import type { Ctx } from "../context";

type Jobs = Pick<Ctx, "db" | "now">;

/** Counts scans in memory and adds them to the database together, so that nobody who scans waits for it. What is not added when the process dies is not counted. */
export class ScanCounter {
  private counts = new Map<string, number>();

  count(code: string): void {
    this.counts.set(code, (this.counts.get(code) ?? 0) + 1);
  }

  /** Adds what was counted since the last time to today. What fails is kept for the next time. */
  async save({ db, now }: Jobs): Promise<void> {
    if (this.counts.size === 0) return;
    const counted = this.counts;
    this.counts = new Map();
    try {
      await addScans(db, now(), [...counted]);
    } catch (error) {
      for (const [code, count] of counted) this.counts.set(code, (this.counts.get(code) ?? 0) + count);
      throw error;
    }
  }
}

/** In the order of the codes, so that two consoles that add at once wait for each other and never in a circle. */
async function addScans(db: Jobs["db"], now: Date, counted: [code: string, count: number][]): Promise<void> {
  const sorted = counted.toSorted(([one], [other]) => (one < other ? -1 : 1));
  const [codes, counts] = [sorted.map(([code]) => code), sorted.map(([, count]) => count)];
  // A code whose mini program was purged meanwhile is in no table any more.
  await db.execute(sql`
    insert into ${qrCodeScans} (code_id, day, count)
    select ${qrCodes.id}, ${now.toISOString().slice(0, 10)}::date, added.count
    from unnest(${sql.param(codes)}::uuid[], ${sql.param(counts)}::int[]) with ordinality as added (code, count, place)
    join ${qrCodes} on ${qrCodes.id} = added.code
    order by added.place
    on conflict (code_id, day) do update set count = ${qrCodeScans.count} + excluded.count`);
}
