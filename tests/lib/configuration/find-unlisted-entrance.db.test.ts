import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { configurationRevisions, miniPrograms } from "@/db/schema";
import { findUnlistedEntrance } from "@/lib/configuration/find-unlisted-entrance";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";

const database = await freshDatabase();

test("an html5 mini program lacks its entrance's host until the H5 whitelist holds it; a native one lacks none", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms: programs } = await smallWorld(db);
    const ctx = await ctxOf(db, people.admin);
    await db
      .update(miniPrograms)
      .set({ entranceUrl: "https://bills.example.com/app" })
      .where(eq(miniPrograms.id, programs.bill.id));
    const holds = (h5Domains: string[]) =>
      db
        .update(configurationRevisions)
        .set({ h5Domains })
        .where(eq(configurationRevisions.miniProgramId, programs.bill.id));
    await holds(["https://other.example.com"]);
    expect(await findUnlistedEntrance(ctx, programs.bill)).toBe("bills.example.com");
    await holds(["https://other.example.com", "https://*.example.com", "https://another.example"]);
    expect(await findUnlistedEntrance(ctx, programs.bill)).toBeNull();
    expect(await findUnlistedEntrance(ctx, programs.latte)).toBeNull();
  }));
