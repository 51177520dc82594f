import { createConnection } from "node:net";
import { Readable } from "node:stream";

/** A port of a host, or a socket of this machine. */
export type ClamdAddress = { host: string; port: number } | { path: string };

/** In milliseconds, and in bytes. */
const bounds = { connect: 5_000, whole: 60_000, reply: 4_096, piece: 256 * 1024 };

/**
 * Has clamd look at some bytes, by its command INSTREAM. Answers with the name of the signature that it found, or null;
 * throws where it gives no other answer in time, whatever the reason.
 */
export async function askClamd(address: ClamdAddress, bytes: Uint8Array, limits = bounds): Promise<string | null> {
  const { reply, isOfAll } = await replyOf(address, bytes, limits);
  if (reply === "stream: OK" && isOfAll) return null;
  const signature = /^stream: ([\x21-\x7e]{1,200}) FOUND$/.exec(reply)?.[1];
  if (signature === undefined)
    throw new Error(`clamd says ${JSON.stringify(reply)}${isOfAll ? "" : " before it has all bytes"}`);
  return signature;
}

/** What it says, and whether it had been handed everything by then. */
type Reply = { reply: string; isOfAll: boolean };

function replyOf(address: ClamdAddress, bytes: Uint8Array, limits: typeof bounds): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(address).setEncoding("utf8");
    const giveUp = (why: string) => socket.destroy(new Error(why));
    const connecting = setTimeout(giveUp, limits.connect, "clamd cannot be reached in time");
    const whole = setTimeout(giveUp, limits.whole, "clamd gives no answer in time");
    let reply = "";
    let isOfAll = false;
    let failure: Error | undefined;
    socket.once("connect", () => {
      clearTimeout(connecting);
      const pieces = Readable.from(piecesOf(bytes, limits.piece));
      pieces.once("end", () => (isOfAll = true)).pipe(socket, { end: false });
    });
    socket.on("data", (text: string) => {
      reply += text;
      if (reply.length > limits.reply) giveUp("clamd says too much");
      else if (reply.endsWith("\0")) socket.destroy();
    });
    // A reply that came whole counts, even where clamd took the rest of the bytes no more: it may have found something.
    socket.on("error", (error) => (failure = error));
    socket.once("close", () => {
      clearTimeout(connecting);
      clearTimeout(whole);
      if (reply.length <= limits.reply && reply.endsWith("\0")) resolve({ reply: reply.slice(0, -1).trim(), isOfAll });
      else reject(failure ?? new Error("clamd broke off before its answer"));
    });
  });
}

/** The command, each piece after its length, and a length of none at the end. */
function* piecesOf(bytes: Uint8Array, piece: number): Generator<Buffer> {
  yield Buffer.from("zINSTREAM\0");
  for (let from = 0; from < bytes.length; from += piece) {
    const part = Buffer.from(bytes.subarray(from, from + piece));
    yield Buffer.concat([lengthOf(part.length), part]);
  }
  yield lengthOf(0);
}

function lengthOf(count: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(count);
  return length;
}
