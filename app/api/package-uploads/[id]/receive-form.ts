import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy } from "@fastify/busboy";
import { conflict, DomainError } from "@/lib/errors";
import { sizeText } from "@/lib/format/size-text";
import { limits } from "@/lib/package/limits";
import { inTime, placeFor } from "./receive-bytes";

export type ReceivedForm = {
  fields: Record<string, string>;
  /** Null where none was chosen. */
  file: { name: string; bytes: SharedArrayBuffer } | null;
};

const tooLarge = () =>
  conflict(`A package is at most ${sizeText(limits.zipBytes)}; this is larger. Choose a smaller one.`);

const partLimits = {
  fields: 10,
  files: 1,
  fieldSize: 8 * 1024,
  fieldNameSize: 100,
  headerPairs: 20,
  headerSize: 8 * 1024,
};

/** A form with one file, read as it arrives. */
export async function receiveForm(request: Request, declared: number): Promise<ReceivedForm> {
  const fields = new Map<string, string>();
  const place = placeFor(Math.min(declared, limits.zipBytes), tooLarge);
  const file = { name: "" };
  try {
    const parser = parserOf(request);
    parser.on("field", (field, value) => fields.set(field, value));
    parser.on("file", (field, stream, fileName) => {
      if (field === "package") file.name = fileName ?? "";
      stream.on("data", (chunk: Buffer) => {
        try {
          place.add(chunk);
        } catch (error) {
          parser.destroy(error as Error);
        }
      });
      stream.on("error", (error) => parser.destroy(error));
    });
    await pipeline(Readable.from(request.body ? inTime(request.body) : []), parser);
  } catch (error) {
    if (request.signal.aborted || error instanceof DomainError) throw error;
    throw conflict("The form did not arrive whole. Upload it again.");
  }
  const isChosen = file.name !== "" && place.length() > 0;
  return { fields: Object.fromEntries(fields), file: isChosen ? { name: file.name, bytes: place.taken() } : null };
}

/** Throws where the form does not say how its parts are set apart. */
function parserOf(request: Request) {
  return new Busboy({ headers: { "content-type": request.headers.get("content-type") ?? "" }, limits: partLimits });
}
