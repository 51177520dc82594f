import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Posted } from "@/app/_components/form/posted-answer";
import { env } from "@/lib/env";
import { addressOf } from "./client-address";
import { headersOfEveryAnswer } from "./headers";
import { measureAnswer } from "./measures";
import { isFileOfBuild, requestTarget } from "./request-target";

/** The HTTP request and answer that the running code works for. */
type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  address: string | null;
  id: string;
  posted?: Posted;
};

// Instrumentation, proxy and pages are separate bundles of one process.
const shared = globalThis as typeof globalThis & { consoleExchange?: AsyncLocalStorage<Exchange> };
const exchange = (shared.consoleExchange ??= new AsyncLocalStorage<Exchange>());

let server: Server | undefined;
/** Of each connection, how many requests have no answer yet. One that its end cuts off says nothing of its own. */
const underWay = new Map<Socket, number>();

/** In milliseconds. 20 MiB at the slowest pace that an upload may have. */
const longestRequest = 25 * 60_000;

/** Called once, before the first request. Node.js says when an exchange begins; what runs for it can then find it. */
export function followExchanges(): void {
  const { appUrl, trustedProxyHops, metricsToken } = env();
  const headers = headersOfEveryAnswer(appUrl);
  subscribe("net.server.socket", (message) => {
    const { socket } = message as { socket: Socket & { server: Server } };
    server = socket.server;
    // Only HTTP is spoken here: without a listener an upgrade is answered as if it were not asked for.
    server.removeAllListeners("upgrade");
    underWay.set(socket, 0);
    socket.once("close", () => underWay.delete(socket));
  });
  subscribe("http.server.request.start", (message) => {
    const { request, response, server } = message as Pick<Exchange, "request" | "response"> & { server: Server };
    countUnderWay(request, response);
    // The framework listens as often as it may without a warning: here and in the measures are two more.
    response.setMaxListeners(response.getMaxListeners() + 2);
    // A package may take longer than other requests; its route sees to it that it goes on.
    server.requestTimeout = longestRequest;
    // The framework breaks on this method; as the harmless one it is refused like every other.
    if (request.method === "TRACE") request.method = "OPTIONS";
    if (metricsToken !== undefined) measureAnswer(request, response);
    request.url = requestTarget(request.method ?? "GET", request.url ?? "/");
    // The framework breaks where a file does not meet one of these; a server may leave them out of account.
    if (isFileOfBuild(request.url)) readUnconditionally(request);
    for (const [name, value] of headers) response.setHeader(name, value);
    const forwardedFor = request.headers["x-forwarded-for"];
    const address = addressOf({
      forwardedFor: Array.isArray(forwardedFor) ? forwardedFor.join(",") : forwardedFor,
      socketAddress: request.socket.remoteAddress,
      hops: trustedProxyHops,
    });
    const id = randomUUID();
    response.setHeader("X-Request-Id", id);
    exchange.enterWith({ request, response, address, id });
  });
}

function countUnderWay({ socket }: IncomingMessage, response: ServerResponse): void {
  const add = (more: 1 | -1) => {
    const count = underWay.get(socket);
    if (count !== undefined) underWay.set(socket, count + more);
  };
  add(1);
  response.once("close", () => add(-1));
}

function readUnconditionally({ headers }: IncomingMessage): void {
  delete headers["if-match"];
  delete headers["if-unmodified-since"];
  delete headers["if-range"];
  delete headers.range;
}

/** In milliseconds. A browser connects ahead; whoever has said nothing for so long is not about to ask for anything. */
const patience = 1_000;

/** Takes no new connection, and resolves once the requests under way have their answers. */
export async function endExchanges(): Promise<void> {
  const closing = server;
  if (!closing) return;
  const closed = new Promise<void>((resolve) => closing.close(() => resolve()));
  let restingSince = performance.now();
  const look = setInterval(() => {
    if ([...underWay.values()].some((count) => count > 0)) restingSince = performance.now();
    else if (performance.now() - restingSince > patience) for (const socket of underWay.keys()) socket.destroy();
  }, 100);
  await closed;
  clearInterval(look);
}

export function requestId(): string | undefined {
  return exchange.getStore()?.id;
}

export function clientAddress(): string | null {
  return exchange.getStore()?.address ?? null;
}

/** Path and query that the person asked for, without what the framework adds to fetch only a part of the page. */
export function requestedPath(): `/${string}` {
  const asked = exchange.getStore()?.request.url ?? "/";
  const url = new URL(URL.canParse(asked, "http://console") ? asked : "/", "http://console");
  url.searchParams.delete("_rsc");
  return `/${url.pathname.replace(/^\/+/, "")}${url.search}`;
}

/** Keeps what a form was answered for the page that the same request is answered with. A script reads it from its call. */
export function tellOnPage(posted: Posted): void {
  const current = exchange.getStore();
  if (current && current.request.headers["next-action"] === undefined) current.posted = posted;
}

export function postedAnswer(): Posted | null {
  return exchange.getStore()?.posted ?? null;
}

/** Sets headers that the framework drops from a route's answer, or that it would not let replace what stands there already. */
export function answerHeaders(headers: Record<string, string>): void {
  const current = exchange.getStore();
  for (const [name, value] of Object.entries(headers)) current?.response.setHeader(name, value);
}

/**
 * Sets the status of the page that is being rendered, which the framework itself can only do with an empty page.
 * The framework's own fetches (parts of pages, actions) keep theirs: it reads what is in them.
 */
export function answerWith(status: number): void {
  const current = exchange.getStore();
  if (!current || current.response.headersSent) return;
  const { headers } = current.request;
  if (headers.rsc === undefined && headers["next-action"] === undefined) current.response.statusCode = status;
}

/**
 * Where the page that is being rendered leads elsewhere, a browser without JavaScript that sent a form is to ask there
 * anew: the framework answers with 307, by which it would send the form once more. Answers whether one was sent.
 */
export function leadAway(): boolean {
  const { request, response } = exchange.getStore() ?? {};
  if (!response || request?.method !== "POST") return false;
  const { writeHead } = response;
  response.writeHead = (status: number, ...rest: []) =>
    writeHead.call(response, status === 307 ? 303 : status, ...rest);
  return true;
}
