import { invalid } from "@/lib/errors";

/** Where the bytes of a package go as they arrive: a place of the declared length, which the scan then reads without a copy. */
export function placeFor(declared: number) {
  const bytes = new SharedArrayBuffer(declared);
  const room = new Uint8Array(bytes);
  let length = 0;
  return {
    add(chunk: Uint8Array) {
      if (length + chunk.length > declared) throw tooManyBytes(declared);
      room.set(chunk, length);
      length += chunk.length;
    },
    /** What has arrived, by itself. */
    taken: () => (length === declared ? bytes : bytes.slice(0, length)),
    length: () => length,
  };
}

/** The body of an upload, which must be as long as it was declared to be. */
export async function receiveBytes(body: ReadableStream<Uint8Array> | null, declared: number) {
  const place = placeFor(declared);
  for await (const chunk of body ?? []) place.add(chunk);
  if (place.length() !== declared) {
    throw invalid({
      package: [`Only ${place.length()} of ${declared} bytes arrived. Nothing was kept. Upload it again.`],
    });
  }
  return place.taken();
}

const tooManyBytes = (declared: number) =>
  invalid({ package: [`More than the declared ${declared} bytes arrived. Nothing was kept. Upload it again.`] });
