import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "@/db/connect";
import { withoutOwnSettings } from "@/scripts/child-environment";
import { startTestConsole, type TestConsole } from "@/scripts/test-console";
import { hostileAddress } from "./hostile/hostile-addresses";
import { hostileForm } from "./hostile/hostile-forms";
import { foreignPost, guessedSession, hostileHeaders, lie } from "./hostile/hostile-headers";
import { runPlans } from "./hostile/run-plans";

const requests = Number(process.env["HOSTILE_REQUESTS"] ?? 2_000);
// A failure prints it: with the same one, the same requests are sent.
const seed = Number(process.env["HOSTILE_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

const at: { server?: TestConsole } = {};

// One of its own, whose log is looked at, too.
beforeAll(async () => {
  const own = { SEED_DEMO: "off", FORMS_PER_MINUTE: "100000" };
  at.server = await startTestConsole({ ...withoutOwnSettings(process.env), ...own });
});
afterAll(async () => {
  await at.server?.stop();
});

const kinds = [
  ["forms of every action, as one who may and as others", hostileForm, 0.45, "recorded"],
  ["addresses of every page and route, with every method", hostileAddress, 0.25, "none"],
  ["headers of every kind", hostileHeaders, 0.15, "none"],
  ["posts from elsewhere, each refused with 403", foreignPost, 0.05, "none"],
  ["sessions that are guessed, cut or ended, and so are none", guessedSession, 0.05, "none"],
  ["requests that are no HTTP, or not as long as they say", lie, 0.05, "none"],
] as const;

const hours = 60 * 60_000;

test.each(kinds)(
  "hostile %s: no fault, no word of the inside or of what is unseen, all headers, no change without an audit entry",
  { timeout: 12 * hours },
  async (kind, plans, share, changes) => {
    if (!at.server) throw new Error("The console is not there.");
    const { url, databaseUrls, output } = at.server;
    const { db, close } = connect(databaseUrls.app, { max: 2 });
    try {
      const count = Math.ceil(requests * share);
      const start = output().length;
      const { problems, secrets, ...tally } = await runPlans({ db, url, plans, count, seed, changes });
      process.stdout.write(`hostile ${kind}: ${JSON.stringify({ ...tally, seed })}\n`);
      expect(problems).toEqual([]);
      expect(tally.sent).toBe(count);
      const lines = () => linesOf(output().slice(start));
      await expect
        .poll(() => lines().filter(({ level, err }) => level === 40 && err).length)
        .toBeGreaterThanOrEqual(tally.decoders);
      expect(lines().filter(({ level }) => level >= 50)).toEqual([]);
      expect([...secrets].filter((secret) => output().includes(secret))).toEqual([]);
    } finally {
      await close();
    }
  },
);

type Line = { level: number; err?: unknown };

/** Of the log, without one that is not whole yet. */
const linesOf = (log: string) =>
  log.split("\n").flatMap((line) => (/^\{.*\}$/.test(line) ? [JSON.parse(line) as Line] : []));
