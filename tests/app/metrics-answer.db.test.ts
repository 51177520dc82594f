import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "@/db/connect";
import { measureAnswer } from "@/app/_server/measures";
import { metricsAnswer } from "@/app/_server/metrics-answer";
import { mails } from "@/db/schema";
import { seedDemo } from "@/db/seed";
import { freshDatabase } from "@/tests/support/database";

const database = await freshDatabase();
const token = "a-token-of-this-test";
const now = new Date();

type Asked = Partial<Parameters<typeof metricsAnswer>[0]>;
const ask = (asked: Asked = {}) =>
  metricsAnswer({ authorization: `Bearer ${token}`, token, connection: () => database, now, ...asked });

beforeAll(async () => {
  await seedDemo(database.url);
  const mail = { toAddress: "ada@example.com", subject: "s", body: "b", createdAt: now };
  await database.db.delete(mails);
  await database.db.insert(mails).values([
    { ...mail, nextAttemptAt: now },
    { ...mail, nextAttemptAt: new Date(now.getTime() + 60_000), attempts: 1, lastError: "no such host" },
    { ...mail, attempts: 20, lastError: "refused" },
    { ...mail, sentAt: now },
  ]);
});

test("without METRICS_TOKEN there is nothing at the address, whatever is sent", async () => {
  const answer = await ask({ token: undefined, authorization: "Bearer undefined" });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({ error: "There is nothing at this address." });
});

test.each([null, "", "Bearer", "Bearer wrong", `Basic ${token}`, `Bearer ${token}x`, `Bearer ${token.slice(0, -1)}`])(
  "whoever sends %j instead of the token is told how to ask, and nothing else",
  async (authorization) => {
    const answer = await ask({ authorization });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="metrics"');
    expect(await answer.text()).not.toMatch(/console_|process_|a-token/);
  },
);

test("the token's holder is told of the process, the pool, the mail, the requests and the uploads", async () => {
  const answer = await ask();
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const lines = (await answer.text()).split("\n");
  for (const line of [
    "console_database_answers 1",
    "console_database_connections_awaited 0",
    "console_mails_due 1",
    "console_mails_undelivered 2",
    "console_requests_in_review 2",
    "console_version_drafts 0",
  ]) {
    expect(lines).toContain(line);
  }
  for (const name of [
    "process_resident_memory_bytes",
    "nodejs_eventloop_lag_p99_seconds",
    "console_database_connections",
  ])
    expect(
      lines.some((line) => line.startsWith(`${name} `)),
      name,
    ).toBe(true);
});

test("while the database is away the process is still told of, and that it is away", async () => {
  const away = connect("postgres://nobody:nothing@127.0.0.1:1/none");
  afterAll(() => away.close());
  const text = await (await ask({ connection: () => away })).text();
  expect(text).toContain("console_database_answers 0\n");
  expect(text).toContain("process_cpu_seconds_total ");
  expect(text).not.toContain("console_mails_due");
});

test("each answer counts once, by method and class of status; methods of somebody's own make no series", async () => {
  const server = createServer((request, response) => {
    measureAnswer(request, response);
    if (request.url === "/broken") request.socket.destroy();
    else response.writeHead(request.url === "/teapot" ? 418 : 200).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await fetch(url);
  await fetch(`${url}/teapot`, { method: "POST" });
  await fetch(url, { method: "PROPFIND" });
  await expect(fetch(`${url}/broken`)).rejects.toThrow("fetch failed");
  server.close();
  server.closeAllConnections();
  await once(server, "close");
  const series = (await (await ask()).text())
    .split("\n")
    .filter((line) => line.startsWith("console_http_answers_total{"));
  expect(series.sort()).toEqual([
    'console_http_answers_total{method="GET",status="2xx"} 1',
    'console_http_answers_total{method="GET",status="broken_off"} 1',
    'console_http_answers_total{method="POST",status="4xx"} 1',
    'console_http_answers_total{method="other",status="2xx"} 1',
  ]);
});
