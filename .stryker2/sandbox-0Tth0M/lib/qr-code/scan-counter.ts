import { sql } from "drizzle-orm";
import { qrCodes, qrCodeScans } from "../../db/schema";
import type { Ctx } from "../context";

type Jobs = Pick<Ctx, "db">;

/** Counts scans in memory and adds them to the database together, so that nobody who scans waits for it. What is not added when the process dies is not counted. */
export class ScanCounter {
  /** By day of UTC and code. */
  private counts = new Map<string, number>();

  count(code: string, at: Date): void {
    const key = `${at.toISOString().slice(0, 10)} ${code}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  /** Adds what was counted since the last time. What fails is kept for the next time. */
  async save({ db }: Jobs): Promise<void> {
    if (this.counts.size === 0) return;
    const counted = this.counts;
    this.counts = new Map();
    try {
      await addScans(db, [...counted]);
    } catch (error) {
      for (const [key, count] of counted) this.counts.set(key, (this.counts.get(key) ?? 0) + count);
      throw error;
    }
  }
}

/** In the order of days and codes, so that two consoles that add at once wait for each other and never in a circle. */
async function addScans(db: Jobs["db"], counted: [key: string, count: number][]): Promise<void> {
  const sorted = counted.toSorted(([one], [other]) => (one < other ? -1 : 1));
  const keys = sorted.map(([key]) => key.split(" "));
  const [days, codes, counts] = [
    keys.map(([day]) => day),
    keys.map(([, code]) => code),
    sorted.map(([, count]) => count),
  ];
  // A code whose mini program was purged meanwhile is in no table any more.
  await db.execute(sql`
    insert into ${qrCodeScans} (code_id, day, count)
    select ${qrCodes.id}, added.day, added.count
    from unnest(${sql.param(days)}::date[], ${sql.param(codes)}::uuid[], ${sql.param(counts)}::bigint[])
      with ordinality as added (day, code, count, place)
    join ${qrCodes} on ${qrCodes.id} = added.code
    order by added.place
    on conflict (code_id, day) do update set count = ${qrCodeScans}.count + excluded.count`);
}
