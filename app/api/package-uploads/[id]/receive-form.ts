import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import { Busboy } from "@fastify/busboy";
import { invalid } from "@/lib/errors";
import { limits } from "@/lib/package/limits";
import { placeFor } from "./receive-bytes";

export type ReceivedForm = {
  fields: Record<string, string>;
  /** Null where none was chosen. */
  file: { name: string; bytes: SharedArrayBuffer } | null;
};

const broken = () => invalid({ package: ["The form did not arrive whole. Nothing was kept. Upload it again."] });

/** A form with one file, read as it arrives. */
export async function receiveForm(request: Request, declared: number): Promise<ReceivedForm> {
  const fields = new Map<string, string>();
  const place = placeFor(Math.min(declared, limits.zipBytes));
  let name: string | null = null;
  const parser = new Busboy({
    headers: { "content-type": request.headers.get("content-type") ?? "" },
    limits: { fields: 10, files: 1, fieldSize: 16 * 1024, fieldNameSize: 100, headerPairs: 20, headerSize: 8 * 1024 },
  });
  parser.on("field", (field, value) => fields.set(field, value));
  parser.on("file", (field, stream, fileName) => {
    if (field === "package" && fileName) name = fileName;
    stream.on("data", (chunk: Buffer) => {
      try {
        place.add(chunk);
      } catch (error) {
        parser.destroy(error as Error);
      }
    });
    stream.on("error", (error) => parser.destroy(error));
  });
  try {
    await pipeline(Readable.fromWeb(request.body as WebStream<Uint8Array>), parser);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw broken();
  }
  const isChosen = name !== null && place.length() > 0;
  return { fields: Object.fromEntries(fields), file: isChosen ? { name: name ?? "", bytes: place.taken() } : null };
}
