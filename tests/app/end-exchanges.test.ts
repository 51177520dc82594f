import { once } from "node:events";
import { createServer, get, type IncomingMessage, type ServerResponse } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { endExchanges, followExchanges } from "@/app/_server/exchange";

const minute = 60_000;

beforeAll(followExchanges);

test("a console that stops answers what is under way, and does not wait for those who only connected", async () => {
  onTestFinished(() => void vi.useRealTimers());
  const { server, port, asked } = await serve();
  const silent = connect(port, "127.0.0.1");
  await once(silent, "connect");
  const silentEnd = once(silent.resume(), "close");
  const sent = get({ port, host: "127.0.0.1", agent: false });
  await once(server, "request");

  const ended = endAfterPatience();
  asked[0]?.end("whole");
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  expect(await text(answer)).toBe("whole");
  vi.advanceTimersByTime(minute);
  await ended;
  await silentEnd;
});

test("a console that stops does not wait for the answers to a connection that broke off", async () => {
  onTestFinished(() => void vi.useRealTimers());
  const { server, port, asked } = await serve();
  const hasty = connect(port, "127.0.0.1");
  hasty.write("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n");
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  const gone = once(asked[0]?.req.socket ?? server, "close");
  hasty.destroy();
  await gone;
  const silent = connect(port, "127.0.0.1");
  await once(silent, "connect");

  await endAfterPatience();
});

test("whoever asks for another protocol is answered in this one", async () => {
  const { server, port, asked } = await serve();
  const sent = get({ port, host: "127.0.0.1", agent: false, headers: { Connection: "Upgrade", Upgrade: "websocket" } });
  await once(server, "request");
  asked[0]?.end("whole");
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  expect(await text(answer)).toBe("whole");
});

/** A server that, as the framework's does, takes over connections which ask for another protocol and forgets them. */
async function serve() {
  const asked: ServerResponse[] = [];
  const server = createServer((_, response) => void asked.push(response)).on("upgrade", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, port: (server.address() as AddressInfo).port, asked };
}

/** Begins the stop and lets more time go by than it has patience for. */
function endAfterPatience(): Promise<void> {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
  const ended = endExchanges();
  vi.advanceTimersByTime(minute);
  return ended;
}
