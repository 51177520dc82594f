import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** One address before several consoles: each request goes to the next of them, as behind a proxy that knows no sessions. */
export async function inTurns(): Promise<{
  url: string;
  port: number;
  lead: (to: string[]) => void;
  stop: () => void;
}> {
  const agent = new Agent({ keepAlive: false });
  let targets: string[] = [];
  let turn = 0;
  const server = createServer((asked, answer) => {
    const target = targets[(turn += 1) % targets.length] ?? "";
    const address = asked.headers["x-forwarded-for"] ?? asked.socket.remoteAddress ?? "";
    const headers = { ...asked.headers, "x-forwarded-for": address };
    const sent = request(new URL(asked.url ?? "/", target), { method: asked.method ?? "GET", headers, agent });
    sent.once("response", (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
      given.once("error", () => answer.destroy());
    });
    sent.once("error", () => answer.destroy());
    asked.pipe(sent);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ url: `http://localhost:${port}`, port },
    lead: (to) => {
      targets = to;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
