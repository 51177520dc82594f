import "server-only";
import { answerUnder } from "./exchange";

type Download = {
  fileName: string;
  /** In bytes. */
  size: number;
  /** SHA-256 in hexadecimal digits. */
  digest: string;
  bytes: AsyncIterable<Uint8Array>;
};

/** A package as a file to keep. The next piece is read when the one before has been taken, and none once nobody waits. */
export function packageAnswer({ fileName, size, digest, bytes }: Download): Response {
  answerUnder("sandbox; default-src 'none'; frame-ancestors 'none'");
  return new Response(piecemeal(bytes), {
    headers: {
      "Content-Type": "application/zip",
      "Content-Length": String(size),
      "Content-Disposition": `attachment; filename="${fileName.replaceAll(/[^\w.-]/g, "_")}"`,
      "Repr-Digest": `sha-256=:${Buffer.from(digest, "hex").toString("base64")}:`,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}

function piecemeal(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = bytes[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await pieces.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await pieces.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
