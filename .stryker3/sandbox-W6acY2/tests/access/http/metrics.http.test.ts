import { expect, inject, test } from "vitest";
import { httpClient } from "./client";

const { url, metricsToken } = inject("console");
const client = httpClient(url);
const ask = () => client.get("/api/metrics", null, { authorization: `Bearer ${metricsToken}` });

test("the running console counts every answer by method and class of status, and tells the token's holder alone", async () => {
  expect((await client.get("/api/metrics", null)).status).toBe(401);
  const missing = (text: string) => Number(/answers_total\{method="GET",status="4xx"\} (\d+)/.exec(text)?.[1] ?? 0);
  const before = await ask();
  expect(before.status).toBe(200);
  expect(before.headers["content-type"]).toBe("text/plain; version=0.0.4; charset=utf-8");
  await client.get("/api/mini-programs/9000000000000001", null);
  await expect.poll(async () => missing((await ask()).body)).toBeGreaterThan(missing(before.body));
  expect(before.body).toContain("nodejs_eventloop_lag_seconds");
  expect(before.body).toContain("console_database_answers 1");
  expect(before.body).not.toContain("9000000000000001");
});
