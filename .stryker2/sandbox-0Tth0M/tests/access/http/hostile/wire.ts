import { connect } from "node:net";
import type { Who } from "../standings";

/** A request as it goes over the wire, byte for byte: what no well-behaved client would send, too. */
export type Wire = {
  who: Who;
  method: string;
  path: string;
  /** Host and Content-Length are added where they are not among them. */
  headers: [name: string, value: string][];
  body: Buffer;
  /** It says another length than it has, or breaks off: that nothing is answered is an answer. */
  isLie?: boolean;
  /** The one status that it has to get. */
  expects?: number;
};

export type WireAnswer = { status: number; headers: Map<string, string[]>; body: string };

const noAnswer: WireAnswer = { status: 0, headers: new Map(), body: "" };
/** In milliseconds: longer than any answer takes on a busy machine, but of requests that are never finished. */
const patience = { whole: 60_000, lie: 1_500 };

/** Sends it on a connection of its own and reads until the other side ends it. */
export function sendWire(url: string, wire: Wire): Promise<WireAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    const socket = connect({ host: hostname, port: Number(port) });
    const finish = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(readAnswer(Buffer.concat(pieces)));
    };
    const timer = setTimeout(finish, wire.isLie ? patience.lie : patience.whole);
    socket.on("data", (piece: Buffer) => pieces.push(piece));
    socket.once("error", finish);
    socket.once("close", finish);
    socket.once("end", finish);
    socket.write(bytesOf(url, wire));
  });
}

function bytesOf(url: string, { method, path, headers, body }: Wire): Buffer {
  const named = new Set(headers.map(([name]) => name.toLowerCase()));
  const own: [string, string][] = [["Connection", "close"]];
  if (!named.has("host")) own.push(["Host", new URL(url).host]);
  const isLong = named.has("content-length") || named.has("transfer-encoding");
  if (!isLong && (body.length > 0 || method === "POST")) own.push(["Content-Length", String(body.length)]);
  const lines = [...own, ...headers].map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n`), body]);
}

function readAnswer(bytes: Buffer): WireAnswer {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return noAnswer;
  const [first = "", ...lines] = bytes.subarray(0, end).toString("latin1").split("\r\n");
  const headers = new Map<string, string[]>();
  for (const line of lines) {
    const [name = "", ...value] = line.split(":");
    headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), value.join(":").trim()]);
  }
  const status = Number(first.split(" ")[1]);
  const rest = bytes.subarray(end + 4);
  // What is only asked to go on has its answer behind that.
  if (status === 100) return readAnswer(rest);
  const isChunked = headers.get("transfer-encoding")?.includes("chunked") ?? false;
  return { status, headers, body: (isChunked ? joined(rest) : rest).toString("utf8") };
}

function joined(chunked: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; ;) {
    const end = chunked.indexOf("\r\n", at);
    const size = Number.parseInt(chunked.subarray(at, end).toString("latin1"), 16);
    if (end < 0 || !(size > 0)) return Buffer.concat(pieces);
    pieces.push(chunked.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}

/** Enough to send it again by hand. */
export function inWords(url: string, wire: Wire): string {
  const text = JSON.stringify(bytesOf(url, wire).toString("latin1"));
  return text.length > 6_000 ? `${text.slice(0, 6_000)}… (${text.length} characters)` : text;
}
