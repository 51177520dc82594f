import type { Db } from "@/db/connect";
import { testNow } from "@/tests/support/world";

/** The console itself as the one who records. */
export function consoleCtx(db: Db, address: string | null = null) {
  return { db, now: () => testNow, actor: { personId: null, address } };
}
