import { setTimeout as pause } from "node:timers/promises";
import { decodeJwt } from "jose";
import type { Random } from "@/scripts/bench/random";
import type { httpClient } from "../access/http/client";
import type { FaultWorld } from "./world-of-faults";

/** What reads and scans have got, by what was asked for. */
export type Visits = {
  answers: Map<string, Map<string, number>>;
  /** Scans that were answered, and those that perhaps were. */
  scans: number;
  unknownScans: number;
  problems: string[];
};

export const newVisits = (): Visits => ({ answers: new Map(), scans: 0, unknownScans: 0, problems: [] });

type Visitor = {
  client: ReturnType<typeof httpClient>;
  world: FaultWorld;
  random: Random;
  /** A mini program that is released, and the token of a code of its page. */
  shown: { id: string; version: string; code: string };
  visits: Visits;
  isOver: () => boolean;
  /** Whether a console or database that is away is no problem at the moment. */
  mayBeAway: () => boolean;
};

/** Reads lists, pages and release answers and scans a code, one after the other, until it is over. */
export async function visit(visitor: Visitor): Promise<void> {
  const { client, world, random, shown, visits, isOver } = visitor;
  const { reader } = world;
  const page = (path: string) => () => client.get(path, reader.token);
  const scan = () => {
    const from = `198.18.${random.below(250)}.${random.below(250)}`;
    return client.get(`/q/${shown.code}`, null, { "x-forwarded-for": from });
  };
  const release = async () => {
    const path = `/api/v1/mini-programs/${shown.id}/release`;
    const answer = await client.get(path, null, { authorization: `Bearer ${world.deploymentKey}` });
    const { version } = answer.status === 200 ? decodeJwt(answer.body) : { version: shown.version };
    if (version !== shown.version) visits.problems.push(`The release answer names ${String(version)}.`);
    return answer;
  };
  const asked = {
    list: page("/mini-programs?sort=name"),
    search: page("/mini-programs?q=Life"),
    detail: page(`/mini-programs/${shown.id}/versions`),
    approvals: page("/approvals"),
    notices: page("/notices"),
    audit: page("/audit"),
    scan,
    release,
  };
  const names = Object.keys(asked) as [keyof typeof asked];
  while (!isOver()) {
    const what = random.chance(0.4) ? "scan" : random.pick(names);
    const got = await outcomeOf(asked[what]);
    const counts = visits.answers.get(what) ?? new Map<string, number>();
    visits.answers.set(what, counts.set(got, (counts.get(got) ?? 0) + 1));
    if (what === "scan" && got === "200") visits.scans += 1;
    if (what === "scan" && got === "broken off") visits.unknownScans += 1;
    const isAway = got === "503" || got === "broken off" || got === "no connection";
    if (got !== "200" && !(isAway && visitor.mayBeAway())) visits.problems.push(`${what} answered ${got}`);
    await pause(isAway ? 100 : 20);
  }
}

async function outcomeOf(ask: () => Promise<{ status: number }>): Promise<string> {
  try {
    return String((await ask()).status);
  } catch (error) {
    const refused = error instanceof Error && "code" in error && error.code === "ECONNREFUSED";
    return refused ? "no connection" : "broken off";
  }
}

/** In one line: how many answers of which status. */
export function statusesOf({ answers }: Visits): string {
  const sums = new Map<string, number>();
  for (const counts of answers.values())
    for (const [status, count] of counts) sums.set(status, (sums.get(status) ?? 0) + count);
  return [...sums].map(([status, count]) => `${count} × ${status}`).join(", ");
}
