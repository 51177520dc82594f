import { createHash, timingSafeEqual } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { Gauge, Registry } from "prom-client";
import type { Connection } from "@/db/connect";
import { log } from "@/lib/log";
import { countWorkload } from "@/lib/settings/count-workload";
import { requestId } from "./exchange";
import { measures } from "./measures";

type Asked = {
  authorization: string | null;
  /** Undefined where the console has no metrics. */
  token: string | undefined;
  connection: () => Pick<Connection, "db" | "pool">;
  now: Date;
};

/** In milliseconds. */
const longestWait = 2_000;

/** Prometheus text for whoever has the token. What the database does not say in time is left out. */
export async function metricsAnswer({ authorization, token, connection, now }: Asked): Promise<Response> {
  const headers = { "Cache-Control": "no-store" };
  if (token === undefined) {
    return Response.json({ error: "There is nothing at this address." }, { status: 404, headers });
  }
  const sent = /^bearer +(\S+) *$/i.exec(authorization ?? "")?.[1];
  if (sent === undefined || !isSame(sent, token)) {
    if (authorization !== null) log().warn({ request: requestId() }, "a token of the metrics was refused");
    const error = "Send the token that METRICS_TOKEN holds: Authorization: Bearer …";
    return Response.json(
      { error },
      { status: 401, headers: { ...headers, "WWW-Authenticate": 'Bearer realm="metrics"' } },
    );
  }
  const { registry } = measures();
  const figures = await figuresOf(connection(), now);
  const text = `${await registry.metrics()}\n${await figures.metrics()}`;
  return new Response(text, { headers: { ...headers, "Content-Type": registry.contentType } });
}

/** By their hashes, in a time that says nothing of how much of it is right. */
function isSame(sent: string, token: string): boolean {
  const [one, other] = [sent, token].map((text) => createHash("sha256").update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}

async function figuresOf({ db, pool }: Pick<Connection, "db" | "pool">, now: Date): Promise<Registry> {
  const figures = new Registry();
  const show = (name: string, help: string, value: number) =>
    new Gauge({ name: `console_${name}`, help, registers: [figures] }).set(value);
  show("database_connections", "Connections of this process to the database.", pool.totalCount);
  show("database_connections_idle", "Those of them that nothing uses.", pool.idleCount);
  show("database_connections_awaited", "Work of this process that waits for a connection.", pool.waitingCount);
  const late = pause(longestWait, null, { ref: false });
  const load = await Promise.race([countWorkload(db, now).catch(() => null), late]);
  show(
    "database_answers",
    "1 where the database answered in time, else 0, and what it would have said is left out.",
    load ? 1 : 0,
  );
  if (!load) return figures;
  show("mails_due", "Mail that should be on its way by now.", load.mailsDue);
  show("mails_undelivered", "Mail whose sending failed and that has not gone since.", load.mailsUndelivered);
  show("requests_in_review", "Approval requests that wait for a decision.", load.requestsInReview);
  show("version_drafts", "Uploads that are no version yet.", load.versionDrafts);
  return figures;
}
