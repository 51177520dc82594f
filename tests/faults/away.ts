import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { connect } from "@/db/connect";
import { removeEmbedded, startEmbedded } from "@/db/embedded";
import { sessionCookieName } from "@/lib/person/parts/session-cookie";
import { withoutOwnSettings } from "@/scripts/child-environment";
import { startMailServer } from "@/tests/support/mail-server";
import { builtActions } from "../access/http/actions";
import { httpClient, readCalled, type Fields } from "../access/http/client";
import { reportDatabase } from "./check-database";
import { startLoad } from "./load";
import { makeMachine } from "./machine";
import type { Report } from "./report";
import { statusesOf } from "./visitors";
import type { FaultWorld } from "./world-of-faults";

/** Takes the database away for a while under load, and looks what people are told meanwhile and what is there afterwards. */
export async function databaseAway(report: Report, { seconds, seed }: { seconds: number; seed: number }) {
  const place = `.data-test-${randomBytes(6).toString("hex")}`;
  // The console is told of a database that is not its own, so that nobody starts it again but we.
  let server = await startEmbedded({ dataDir: place });
  const mails = await startMailServer();
  const machine = await makeMachine({
    ...withoutOwnSettings(process.env),
    ...{ DATABASE_URL: server.urls.app, DATABASE_OWNER_URL: server.urls.owner },
    ...{ SMTP_URL: mails.url, MAIL_FROM: "console@harborpay.example" },
    ...{ TRUSTED_PROXY_HOPS: "1", LOG_LEVEL: "warn" },
  });
  try {
    await machine.start();
    const database = connect(server.urls.app, { max: 6 });
    const { db } = database;
    const away = { is: false };
    const load = await startLoad({
      ...{
        url: machine.url,
        db,
        lives: 3,
        visitors: 2,
        seed,
        untilReady: machine.untilReady,
        mayBeAway: () => away.is,
      },
    });
    await pause(3_000);
    away.is = true;
    const began = performance.now();
    await server.stop();
    await pause(2_000);
    const told = await tellOf(machine.url, load.world);
    await pause(Math.max(seconds * 1000 - (performance.now() - began), 0));
    const since = performance.now();
    server = await startEmbedded({ dataDir: place });
    const up = performance.now();
    await machine.untilReady();
    const back = performance.now();
    await pause(500);
    away.is = false;
    const mailsBefore = mails.received.length;
    await pause(6_000);
    await load.end();
    await pause(4_000);
    const { ledger, visits } = load;
    report.figure("database away for", `${((since - began) / 1000).toFixed(0)} s`);
    report.figure("from its answering again to ready", `${((back - up) / 1000).toFixed(1)} s`);
    report.figure(
      "acts sent, acknowledged, without an answer",
      `${ledger.sent}, ${ledger.acknowledged}, ${ledger.unknown}`,
    );
    report.figure("reads", statusesOf(visits));
    report.holds("while it is away, pages, health and readiness say so", told);
    report.holds("afterwards everything answers", visits.problems);
    report.holds("acknowledged acts are there, others whole or not at all, none twice", [
      ...ledger.problems,
      ...(await load.compareLives()),
    ]);
    const scans = await load.countScans();
    const most = visits.scans + visits.unknownScans;
    const areCounted = scans >= visits.scans && scans <= most;
    report.holds(`${visits.scans} scans, each counted`, areCounted ? [] : [`${scans} of ${visits.scans} to ${most}`]);
    report.holds("mail goes on", mails.received.length > mailsBefore ? [] : ["nothing was sent afterwards"]);
    const { rows } = await db.execute<{ what: string }>(
      sql`select subject || ': ' || last_error as what from mails where last_error is not null`,
    );
    report.holds(
      "no mail has failed",
      rows.map(({ what }) => what),
    );
    await reportDatabase(report, db);
    await database.close();
    report.holds(
      "the stop signal afterwards: exit code 0",
      [await machine.stop()].filter((code) => code !== 0).map(String),
    );
  } finally {
    await machine.stop();
    await machine.remove();
    await mails.stop();
    await server.stop();
    await removeEmbedded(place);
    rmSync(place, { recursive: true, force: true });
  }
}

/** What is wrong with what it says while the database is away. */
async function tellOf(url: string, { reader, deploymentKey }: FaultWorld): Promise<string[]> {
  const problems: string[] = [];
  const headers = { cookie: `${sessionCookieName(url)}=${reader.token}`, authorization: `Bearer ${deploymentKey}` };
  const ask = async (path: string, status: number, words: RegExp) => {
    const answer = await fetch(url + path, { headers, redirect: "manual" });
    const body = await answer.text();
    if (answer.status !== status) problems.push(`${path} answers ${answer.status}, not ${status}`);
    if (!words.test(body)) problems.push(`${path} does not say so: ${body.slice(0, 200)}`);
  };
  await ask("/api/health", 200, /"ok"/);
  await ask("/api/ready", 503, /does not answer/);
  for (const path of ["/mini-programs", "/approvals", "/audit", "/profile", "/notices"])
    await ask(path, 503, /The database does not answer at the moment/);
  await ask("/q/AAAAAAAAAAAAAAAAAAAAAA", 503, /cannot be opened at the moment/);
  await ask("/api/v1/mini-programs/1000000000000000/release", 503, /does not answer/);
  // A form comes back with what was typed, whether or not the page's script has sent it.
  const { id = "", pages: [page = "/"] = [] } =
    builtActions().get("(console)/workspaces/new/actions.ts createWorkspaceAction") ?? {};
  const typed: Fields = [
    ["name", "Typed while it was away"],
    ["adminName", "Ned"],
    ["adminEmail", "ned@people.example"],
  ];
  const { code, message = "", values } = readCalled(await httpClient(url).call(page, reader.token, id, typed));
  if (code !== "fault" || !message.includes("The database does not answer") || values?.["adminName"] !== "Ned")
    problems.push(`a form answers ${code} ${message} ${JSON.stringify(values)}`);
  return problems;
}
