import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { memberships, people as peopleTable } from "@/db/schema";
import { getRelease } from "@/lib/release/get-release";
import { releaseQuery } from "@/lib/release/inputs";
import { testOutreach } from "@/tests/support/actors";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";
import { addRequest } from "@/tests/support/requests";
import { smallWorld } from "@/tests/support/small-world";
import { addVersion } from "@/tests/support/versions";

const database = await freshDatabase();
type Db = TestDatabase["db"];

async function told(db: Db, id: string, user: string, version: string): Promise<string> {
  try {
    const answer = await getRelease({ db, outreach: testOutreach }, { id, ...releaseQuery.parse({ user, version }) });
    if (answer === "gone") return "gone";
    return "version" in answer ? answer.version : answer.state;
  } catch (error) {
    expect(error).toMatchObject({ kind: "not_found" });
    return "not found";
  }
}

/** Latte Line with a version in review, one developing, one rejected and one canceled; 1.0.0 is released. */
async function scene(db: Db) {
  const world = await smallWorld(db);
  const { latte } = world.miniPrograms;
  const uploader = world.people.latteDeveloper;
  await addVersion(db, latte, uploader, "1.0.0", { state: "released" });
  await addVersion(db, latte, uploader, "1.1.0", { state: "canceled" });
  await addVersion(db, latte, uploader, "1.2.0", { state: "rejected" });
  await addVersion(db, latte, uploader, "1.3.0", { state: "in_review" });
  await addVersion(db, latte, uploader, "1.4.0");
  const opened = { category: "publish", subject: "1.3.0", title: "Publish 1.3.0" } as const;
  await addRequest(db, latte, world.people.latteLead, opened);
  return world;
}

const numbers = ["1.0.0", "1.1.0", "1.2.0", "1.3.0", "1.4.0", "1.5.0"];

test("a tester, whoever may preview it and whoever may inspect its open request get the version; strangers do not", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await scene(db);
    const { id } = miniPrograms.latte;
    const answers = async (user: string) => {
      const found = [];
      for (const number of numbers) found.push(await told(db, id, user, number));
      return found;
    };
    const none = numbers.map(() => "not found");
    const previewer = ["1.0.0", "gone", "1.2.0", "1.3.0", "1.4.0", "not found"];
    const inspector = ["not found", "not found", "not found", "1.3.0", "not found", "not found"];
    // By the matrix: preview for WA, DA and D; inspect for WA and WR. A blocked or removed member is nobody.
    const expected: [keyof typeof people, string[]][] = [
      ["admin", previewer],
      ["reviewer", inspector],
      ["builder", none],
      ["cafeAdmin", previewer],
      ["latteLead", previewer],
      ["latteDeveloper", previewer],
      ["newcomer", none],
      ["tramAdmin", none],
      ["blocked", none],
      ["removed", none],
      ["outsider", none],
    ];
    for (const [name, found] of expected) expect(await answers(people[name].email), name).toEqual(found);
    expect(await answers("tester-1")).toEqual(["1.0.0", "gone", "not found", "1.3.0", "1.4.0", "not found"]);
    expect(await answers("stranger")).toEqual(none);
    expect(await answers("stranger@people.example")).toEqual(none);
  }));

test("an e-mail counts in any case, and only while the identity provider vouches for it", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await scene(db);
    const { id } = miniPrograms.latte;
    const { latteDeveloper } = people;
    const isDeveloper = eq(peopleTable.id, latteDeveloper.id);
    expect(await told(db, id, latteDeveloper.email.toUpperCase(), "1.4.0")).toBe("1.4.0");
    await db.update(peopleTable).set({ email: latteDeveloper.email.toUpperCase() }).where(isDeveloper);
    expect(await told(db, id, latteDeveloper.email, "1.4.0")).toBe("1.4.0");
    await db.update(peopleTable).set({ emailVerified: false }).where(isDeveloper);
    expect(await told(db, id, latteDeveloper.email, "1.4.0")).toBe("not found");
  }));

test("whoever is blocked in the workspace loses it with the next answer", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await scene(db);
    const { id } = miniPrograms.latte;
    const { latteDeveloper } = people;
    expect(await told(db, id, latteDeveloper.email, "1.4.0")).toBe("1.4.0");
    await db.update(memberships).set({ status: "blocked" }).where(eq(memberships.personId, latteDeveloper.id));
    expect(await told(db, id, latteDeveloper.email, "1.4.0")).toBe("not found");
  }));

test("a Reviewer gets it no more once its request is decided", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const { latte } = miniPrograms;
    await addVersion(db, latte, people.latteDeveloper, "1.3.0", { state: "approved" });
    const decided = { state: "approved", by: people.reviewer } as const;
    await addRequest(db, latte, people.latteLead, { category: "publish", subject: "1.3.0", closed: decided });
    expect(await told(db, latte.id, people.reviewer.email, "1.3.0")).toBe("not found");
  }));
