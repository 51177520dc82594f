import { count, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { identities, people } from "@/db/schema";
import { signIn } from "@/lib/person/sign-in";
import { signInOf } from "@/tests/support/claims";
import { freshDatabase } from "@/tests/support/database";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();
const rounds = 50;

test("two first sign-ins of one identity at the same moment make one person", async () => {
  const connections = [database.another(), database.another()];
  let met = 0;
  for (let round = 0; round < rounds; round += 1) {
    const subject = `twin ${round}`;
    let inside = 0;
    const results = await Promise.all(
      connections.map(async ({ db }) => {
        inside += 1;
        if (inside === 2) met += 1;
        const { personId } = await signIn({ db, now: () => testNow, address: null }, signInOf({ subject }));
        inside -= 1;
        return personId;
      }),
    );
    expect(new Set(results).size).toBe(1);
    const [known] = await database.db.select({ many: count() }).from(identities).where(eq(identities.subject, subject));
    expect(known?.many).toBe(1);
  }
  expect(met).toBe(rounds);
  const [all] = await database.db.select({ many: count() }).from(people);
  expect(all?.many).toBe(rounds);
});
