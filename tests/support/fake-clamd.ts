import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";

/** How it answers: by what it finds, before it has read anything, not at all, by breaking off before its answer or within it, or with other words. */
type Manner = "looks" | "hasty" | "silent" | "breaks off" | "half an answer" | { says: string };

/** Speaks clamd's INSTREAM on loopback, and finds Test-Signature in whatever holds the words. */
export type FakeClamd = {
  address: { host: string; port: number };
  manner: Manner;
  /** It takes no more bytes than that. */
  most: number;
  /** What it was sent, whole. */
  received: Buffer[];
  close: () => Promise<void>;
};

export const virus = "these words stand for a virus";

export async function startFakeClamd(): Promise<FakeClamd> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("error", () => {});
    socket.once("close", () => open.delete(socket));
    void serve(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const clamd: FakeClamd = {
    address: { host: "127.0.0.1", port: (server.address() as AddressInfo).port },
    ...{ manner: "looks", most: 32 * 1024 * 1024, received: [] },
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function serve(socket: Socket): Promise<void> {
    if (clamd.manner === "hasty") {
      socket.write("stream: OK\0");
      return;
    }
    const bytes = await readStream(socket, clamd.most).catch(() => null);
    if (bytes === null) return;
    if (bytes === "too many") {
      // As clamd does it: the rest is not read any more.
      socket.write("INSTREAM size limit exceeded. ERROR\0", () => socket.destroy());
      return;
    }
    clamd.received.push(bytes);
    const { manner } = clamd;
    if (manner === "silent") return;
    if (manner === "breaks off") socket.destroy();
    else if (manner === "half an answer") socket.end("stream: O");
    else if (manner === "looks") socket.end(`stream: ${bytes.includes(virus) ? "Test-Signature FOUND" : "OK"}\0`);
    else socket.end(manner.says);
  }
  return clamd;
}

const command = "zINSTREAM\0";

/** The pieces, put together, once the one without bytes has come. */
async function readStream(socket: Socket, most: number): Promise<Buffer | "too many"> {
  let come = Buffer.alloc(0);
  const pieces: Buffer[] = [];
  const iterator = socket.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer, undefined>;
  const take = async (count: number): Promise<Buffer> => {
    while (come.length < count) {
      const { value, done } = await iterator.next();
      if (done || value === undefined) throw new Error("The client broke off.");
      come = Buffer.concat([come, value]);
    }
    const taken = come.subarray(0, count);
    come = come.subarray(count);
    return taken;
  };
  if ((await take(command.length)).toString() !== command) throw new Error("Another command was sent.");
  for (let total = 0; ;) {
    const length = (await take(4)).readUInt32BE();
    if (length === 0) return Buffer.concat(pieces);
    total += length;
    if (total > most) return "too many";
    pieces.push(await take(length));
  }
}
