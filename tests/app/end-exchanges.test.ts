import { once } from "node:events";
import { createServer, get, type IncomingMessage, type ServerResponse } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test, vi } from "vitest";
import { endExchanges, followExchanges } from "@/app/_server/exchange";

const minute = 60_000;

test("a console that stops answers what is under way, and does not wait for those who only connected", async () => {
  onTestFinished(() => void vi.useRealTimers());
  followExchanges();
  const asked: ServerResponse[] = [];
  const server = createServer((_, response) => void asked.push(response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const silent = connect(port, "127.0.0.1");
  await once(silent, "connect");
  const silentEnd = once(silent.resume(), "close");
  const sent = get({ port, host: "127.0.0.1", agent: false });
  await once(server, "request");

  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
  const ended = endExchanges();
  vi.advanceTimersByTime(minute);
  asked[0]?.end("whole");
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  expect(await text(answer)).toBe("whole");
  vi.advanceTimersByTime(minute);
  await ended;
  await silentEnd;
});
