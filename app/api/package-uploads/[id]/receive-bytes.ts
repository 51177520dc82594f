import { conflict, invalid } from "@/lib/errors";

/** Where the bytes of a package go as they arrive: a place of the declared length, which the scan then reads without a copy. */
export function placeFor(declared: number, tooMany: () => Error) {
  const bytes = new SharedArrayBuffer(declared);
  const room = new Uint8Array(bytes);
  let length = 0;
  return {
    add(chunk: Uint8Array) {
      if (length + chunk.length > declared) throw tooMany();
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
  const differs = (many: string) =>
    invalid({ package: [`${many} of the declared ${declared} bytes arrived. Nothing was kept. Upload it again.`] });
  const place = placeFor(declared, () => differs("More"));
  if (body) for await (const chunk of inTime(body)) place.add(chunk);
  if (place.length() !== declared) throw differs(`Only ${place.length()}`);
  return place.taken();
}

/** Whoever sends holds memory meanwhile, so they have to go on: 16 KiB a second, taken together, after the first seconds. */
const pace = { graceMs: 20_000, bytesPerMs: 16.384 };

/** The pieces of a body. Throws where it comes more slowly than anybody waits for. */
export async function* inTime(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const reader = body.getReader();
  const began = performance.now();
  let received = 0;
  try {
    for (;;) {
      const due = began + pace.graceMs + received / pace.bytesPerMs;
      const { done, value } = await orTooSlow(reader.read(), due - performance.now());
      if (done) return;
      received += value.length;
      yield value;
    }
  } finally {
    // What is left is the server's to let pass: an answer can still be given.
    reader.releaseLock();
  }
}

async function orTooSlow<T>(read: Promise<T>, inMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<never>((_, reject) => {
    const sentence = "The upload came too slowly and was given up. Nothing was kept. Try it on a faster connection.";
    timer = setTimeout(() => reject(conflict(sentence)), Math.max(inMs, 0));
  });
  try {
    return await Promise.race([read, tooSlow]);
  } finally {
    clearTimeout(timer);
  }
}
