import fc from "fast-check";
import type { Db } from "@/db/connect";
import { leakFinder } from "../canaries";
import { forEach } from "../client";
import { httpWorld, type HttpWorld } from "../http-world";
import { openRows } from "../route-rows";
import { everyone, type Who } from "../standings";
import { auditEnd, auditSince, everyRow } from "../trace";
import { answerProblems, isDecoders } from "./answer-problems";
import type { Plan } from "./hostile-forms";
import { inWords, sendWire, type Wire, type WireAnswer } from "./wire";

export type Tally = {
  sent: number;
  /** Bodies that the framework's decoder refused with its own 500. */
  decoders: number;
  statuses: Record<number, number>;
  /** Forms that were taken. */
  done: number;
  problems: string[];
  /** What must not stand in the log. */
  secrets: Set<string>;
};

type Run = {
  db: Db;
  url: string;
  plans: fc.Arbitrary<Plan>;
  count: number;
  seed: number;
  /** Forms may do something; what only reads changes no row. */
  changes: "none" | "recorded";
};

const ofOneWorld = 500;
const ofOneBatch = 50;
const enough = 20;

/** Rows that the audit log does not follow: what is one's own, and what everybody who passes by leaves. */
const unfollowed = new Set(["notices", "version_drafts", "logos", "signing_keys", "mails"]);
const reading = /^(export\.made|version\.downloaded|request\.inspected)$/;

/** Sends that many requests, and says of what went wrong all that it takes to send it again. */
export async function runPlans({ db, url, plans, count, seed, changes }: Run): Promise<Tally> {
  const tally: Tally = { sent: 0, decoders: 0, statuses: {}, done: 0, problems: [], secrets: new Set() };
  const all = fc.sample(plans, { seed, numRuns: count });
  for (let from = 0; from < all.length && tally.problems.length < enough; from += ofOneWorld) {
    const world = await httpWorld(db);
    const leaks = leakFinder(world);
    const open = toldToAll(world);
    for (const secret of secretsOf(world)) tally.secrets.add(secret);
    let before = await everyRow(db);
    for (let start = from; start < Math.min(all.length, from + ofOneWorld); start += ofOneBatch) {
      const wires = all.slice(start, Math.min(start + ofOneBatch, from + ofOneWorld)).map((plan) => plan(world, url));
      const where = `seed ${seed}, requests ${start} to ${start + wires.length} of ${count}`;
      const end = await auditEnd(db);
      const sendAndLook = async (wire: Wire) => {
        const answer = await sendWire(url, wire);
        const sent = `${wire.path} ${wire.body.toString("utf8")} ${wire.headers.join(" ")} ${/\/(q|invitations)\//.test(wire.path) ? open : ""}`;
        const told = changes === "recorded" && mayLearn.has(wire.who) ? [] : leaks(wire.who, answer.body, sent);
        const wrong = answerProblems(url, wire, answer, told);
        take(tally, wire, answer);
        if (wrong.length > 0) tally.problems.push(`${where}: ${wrong.join("; ")}\n${inFull(url, wire, answer)}`);
      };
      await forEach(wires, sendAndLook, wires.some(({ isLie }) => isLie) ? ofOneBatch : undefined);
      const written = (await auditSince(db, end)).others.filter((event) => !reading.test(event));
      const after = await everyRow(db);
      const changed = Object.keys(after).filter(
        (table) => after[table] !== before[table] && !unfollowed.has(table) && !isPurge(table, before, after),
      );
      const isHidden =
        changes === "recorded" ? written.length === 0 && changed.length > 0 : changed.length + written.length > 0;
      if (isHidden) {
        const sent = wires.map((wire) => inWords(url, wire)).join("\n");
        tally.problems.push(`${where}: changed ${changed.join(", ")}, recorded ${written.join(", ")}\n${sent}`);
      }
      before = after;
    }
  }
  return tally;
}

const countOf = (rows: string | undefined) => Number(rows?.split(" ")[0]);

/** Every ten minutes the console forgets the packages that no version and no upload has any more. */
const isPurge = (table: string, before: Record<string, string>, after: Record<string, string>) =>
  /^package(s|_chunks)$/.test(table) && countOf(after[table]) < countOf(before[table]);

const inFull = (url: string, wire: Wire, { status, body }: WireAnswer) =>
  `as ${wire.who}: ${inWords(url, wire)}\n→ ${status} ${body.slice(0, 500)}`;

/** Behind a printed code and behind an invitation stands what anyone who has it may know. */
const toldToAll = (world: HttpWorld) => openRows.map(({ tells }) => tells?.(world) ?? "").join(" ");

const secretsOf = (world: HttpWorld) => [
  ...everyone.flatMap((who) => world.tokenOf(who) ?? []),
  ...[world.deploymentKey.secret, world.invitation.token],
];

/** Those who send forms that may be taken; and reviewers, whom requests that are opened by the way tell more. */
const mayLearn = new Set<Who>(["admin", "joined", "reviewer", "builder", "maker", "cafeAdmin", "lead", "tramAdmin"]);

function take(tally: Tally, wire: Wire, answer: WireAnswer): void {
  tally.sent += 1;
  tally.statuses[answer.status] = (tally.statuses[answer.status] ?? 0) + 1;
  if (isDecoders(wire, answer)) tally.decoders += 1;
  if (answer.headers.has("x-action-redirect") || /^1:\{"status":"ok"/m.test(answer.body)) tally.done += 1;
}
