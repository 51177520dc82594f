import { createHash } from "node:crypto";
import { asc, eq, isNotNull } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { approvalRequests, people, versionDrafts, versions } from "@/db/schema";
import { seedDemo } from "@/db/seed";
import type { Ctx } from "@/lib/context";
import { listMiniProgramsInput } from "@/lib/mini-program/list-inputs";
import { listMiniPrograms, type MiniProgramRow } from "@/lib/mini-program/list-mini-programs";
import { packageStore } from "@/lib/package/package-store";
import { listRequestsInput } from "@/lib/request/inputs";
import { listRequests } from "@/lib/request/list-requests";
import { getVersion } from "@/lib/version/get-version";
import { listVersionsInput } from "@/lib/version/list-inputs";
import { listVersions } from "@/lib/version/list-versions";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";

const database = await freshDatabase();
const { db } = database;

let amara: Ctx;
let programs: Map<string, MiniProgramRow>;

beforeAll(async () => {
  expect(await seedDemo(database.url)).toBe(true);
  amara = await ctxNamed("Amara Diallo");
  const wanted = listMiniProgramsInput.parse({ status: ["created", "released", "archived"], size: "100" });
  const { rows } = await listMiniPrograms(amara, wanted);
  programs = new Map(rows.map((row) => [row.name, row]));
});

async function ctxNamed(name: string): Promise<Ctx> {
  const [person] = await db.select({ id: people.id }).from(people).where(eq(people.name, name));
  if (!person) throw new Error(`There is no ${name}.`);
  return ctxOf(db, person);
}

function idOf(name: string): string {
  const program = programs.get(name);
  if (!program) throw new Error(`There is no ${name}.`);
  return program.id;
}

/** State, released version, and the versions with state, uploader, who decided, and share. */
const table = {
  "Morning Cup": {
    state: "released",
    releasedVersion: "1.2.0",
    versions: [
      ["1.4.0", "in_review", "Kofi Mensah", null, null],
      ["1.3.0", "grayscale", "Kofi Mensah", "Mei Lin", 30],
      ["1.2.0", "released", "Kofi Mensah", "Jonas Weber", null],
    ],
  },
  "City Bus Pass": {
    state: "released",
    releasedVersion: "2.0.0",
    versions: [
      ["2.1.0", "rejected", "Sven Olsen", "Jonas Weber", null],
      ["2.0.0", "released", "Sven Olsen", "Mei Lin", null],
      ["1.9.0", "archived", "Sven Olsen", "Jonas Weber", null],
    ],
  },
  "GreenBox Market": {
    state: "created",
    releasedVersion: null,
    versions: [["0.1.0", "developing", "Hana Kim", null, null]],
  },
  BrightBill: {
    state: "released",
    releasedVersion: "1.0.3",
    versions: [
      ["1.0.3", "released", "Tomas Rivera", "Jonas Weber", null],
      ["1.0.2", "archived", "Tomas Rivera", "Mei Lin", null],
    ],
  },
  ClinicLine: {
    state: "released",
    releasedVersion: "1.1.0",
    versions: [["1.1.0", "released", "Tomas Rivera", "Mei Lin", null]],
  },
  ParcelPin: {
    state: "archived",
    releasedVersion: null,
    versions: [["1.0.0", "offline", "Tomas Rivera", "Mei Lin", null]],
  },
  FilmNight: {
    state: "created",
    releasedVersion: null,
    versions: [["1.0.0", "approved", "Priya Nair", "Jonas Weber", null]],
  },
};

test("every demo mini program has the versions of its story, uploaded, decided and released by its people", async () => {
  expect([...programs.keys()].toSorted()).toEqual(Object.keys(table).toSorted());
  for (const [name, expected] of Object.entries(table)) {
    const { state, releasedVersion } = programs.get(name) ?? {};
    const { rows } = await listVersions(amara, { ...listVersionsInput.parse({}), id: idOf(name) });
    const shown = await Promise.all(
      rows.map(async (row) => {
        const { steps } = await getVersion(amara, { id: idOf(name), number: row.number });
        const decided = steps.findLast(({ event }) => event === "approved" || event === "rejected");
        return [row.number, row.state, row.uploader.name, decided?.person?.name ?? null, row.share];
      }),
    );
    expect({ state, releasedVersion, versions: shown }, name).toEqual(expected);
  }
});

test("what waits for a Reviewer are Morning Cup 1.4.0 and BrightBill's payment, and the removal of ClinicLine is approved", async () => {
  const jonas = await ctxNamed("Jonas Weber");
  const waiting = await listRequests(jonas, listRequestsInput.parse({ tab: "waiting" }));
  expect(waiting.rows.map(({ title }) => title)).toEqual([
    "Activate Payment for BrightBill",
    "Publish Morning Cup 1.4.0",
  ]);
  expect(programs.get("ClinicLine")?.removal).toBe("approved");
  const rejected = await getVersion(amara, { id: idOf("City Bus Pass"), number: "2.1.0" });
  expect(rejected.steps.at(-1)?.words).toMatch(/^app\.js reads the clipboard each time/);
});

test("the Reviewers decide in turn, request numbers follow time, and nothing happens before what it follows from", async () => {
  const requests = await db
    .select({ openedAt: approvalRequests.openedAt, closedAt: approvalRequests.closedAt, by: people.name })
    .from(approvalRequests)
    .leftJoin(people, eq(people.id, approvalRequests.closedBy))
    .orderBy(asc(approvalRequests.number));
  const opened = requests.map(({ openedAt }) => openedAt.getTime());
  expect(opened).toEqual(opened.toSorted((a, b) => a - b));
  const decided = requests
    .filter(({ by }) => by !== null)
    .toSorted((a, b) => Number(a.closedAt) - Number(b.closedAt))
    .map(({ by }) => by);
  expect(decided).toHaveLength(21);
  expect(decided).toEqual(decided.map((_, place) => (place % 2 === 0 ? "Jonas Weber" : "Mei Lin")));
  for (const [name, { versions: listed }] of Object.entries(table)) {
    for (const [number] of listed) {
      const { steps } = await getVersion(amara, { id: idOf(name), number: String(number) });
      const times = [programs.get(name)?.createdAt, ...steps.map(({ at }) => at), new Date()].map(Number);
      expect(times, `${name} ${number}`).toEqual(times.toSorted((a, b) => a - b));
    }
  }
});

test("GreenBox uses one JSAPI that none of its features grants, and Morning Cup 1.4.0 a sensitive one that is new and granted", async () => {
  const green = await getVersion(amara, { id: idOf("GreenBox Market"), number: "0.1.0" });
  expect(green.jsapis.filter(({ isGranted }) => !isGranted).map(({ name }) => name)).toEqual(["getLocation"]);
  const obstacles = green.checkList?.flatMap((entry) => entry.obstacles.map(({ words }) => words));
  expect(obstacles).toContain("getLocation is not granted. Location grants it.");
  const cup = await getVersion(amara, { id: idOf("Morning Cup"), number: "1.4.0" });
  const fresh = cup.jsapis.filter(({ isNew, inCatalog }) => isNew && inCatalog?.sensitive);
  expect(fresh.map(({ name, isGranted }) => ({ name, isGranted }))).toEqual([
    { name: "getPhoneNumber", isGranted: true },
  ]);
  expect(cup.contents?.serverHosts.filter(({ isListed }) => !isListed).map(({ host }) => host)).toEqual([
    "https://receipts.morningcup.example",
  ]);
  expect(cup.contents?.webViewHosts.map(({ host }) => host)).toEqual(["https://menu.morningcup.example"]);
  const before = await getVersion(amara, { id: idOf("Morning Cup"), number: "1.3.0" });
  expect(before.contents?.computed).toEqual({ count: 1, places: [{ file: "lib/keep.js", line: 4 }] });
});

test("what was submitted says what is new in the three languages of its mini program", async () => {
  for (const [name, { versions: listed }] of Object.entries(table)) {
    for (const [number, state] of listed) {
      const { releaseNotes } = await getVersion(amara, { id: idOf(name), number: String(number) });
      const written = releaseNotes.filter(({ note }) => note !== "").map(({ language }) => language);
      expect(written.toSorted(), `${name} ${number}`).toEqual(state === "developing" ? [] : ["en", "id", "zh-CN"]);
    }
  }
});

test("each package is kept whole: the SHA-256 of its bytes is its version's digest, and no draft is left over", async () => {
  const native = await db.select().from(versions).where(isNotNull(versions.packageDigest));
  expect(native).toHaveLength(9);
  for (const { digest, packageDigest } of native) {
    const hash = createHash("sha256");
    for await (const piece of packageStore(db).read(packageDigest ?? "")) hash.update(piece);
    expect(hash.digest("hex")).toBe(digest);
  }
  expect(new Set(native.map(({ digest }) => digest)).size).toBe(9);
  expect(await db.select().from(versionDrafts)).toEqual([]);
});
