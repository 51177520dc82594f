import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { inTime, receiveBytes } from "@/app/api/package-uploads/[id]/receive-bytes";
import { receiveForm } from "@/app/api/package-uploads/[id]/receive-form";
import { takeUploadPlace } from "@/app/api/package-uploads/[id]/upload-places";
import { uploadProblem } from "@/app/api/package-uploads/[id]/upload-problem";

const bodyOf = (...pieces: string[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(Buffer.from(piece));
      controller.close();
    },
  });

describe("the bytes of an upload", () => {
  test("arrive as they were sent, and are refused when they are more or fewer than declared", async () => {
    expect(Buffer.from(await receiveBytes(bodyOf("abc", "de"), 5)).toString()).toBe("abcde");
    for (const [declared, sentence] of [
      [4, "More of the declared 4 bytes arrived. Nothing was kept. Upload it again."],
      [6, "Only 5 of the declared 6 bytes arrived. Nothing was kept. Upload it again."],
    ] as const) {
      await expect(receiveBytes(bodyOf("abc", "de"), declared)).rejects.toMatchObject({
        kind: "invalid",
        issues: { package: [sentence] },
      });
    }
  });
});

describe("an upload that does not go on", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("is given up after its first seconds, and one that goes on is not", async () => {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const pieces = inTime(readable);
    const first = pieces.next();
    await writer.write(Buffer.alloc(512 * 1024));
    expect((await first).value?.length).toBe(512 * 1024);
    // Half a MiB is worth 32 seconds more.
    const second = pieces.next();
    const settled = vi.fn();
    second.then(settled, settled);
    await vi.advanceTimersByTimeAsync(51_000);
    expect(settled).not.toHaveBeenCalled();
    const refused = expect(second).rejects.toMatchObject({ kind: "conflict" });
    await vi.advanceTimersByTimeAsync(2_000);
    await refused;
  });
});

describe("a form", () => {
  const boundary = "----edge";
  const part = (name: string, value: string, file = "") =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file && `; filename="${file}"`}\r\n\r\n${value}\r\n`;
  const posted = (text: string, type = `multipart/form-data; boundary=${boundary}`) =>
    receiveForm(
      new Request("http://console/", { method: "POST", body: text, headers: { "Content-Type": type } }),
      text.length,
    );

  test("is read field by field, with its file", async () => {
    const { fields, file } = await posted(
      `${part("number", "1.0.0")}${part("package", "ZIP", "a.zip")}--${boundary}--\r\n`,
    );
    expect(fields).toEqual({ number: "1.0.0" });
    expect([file?.name, file && Buffer.from(file.bytes).toString()]).toEqual(["a.zip", "ZIP"]);
  });

  test("without a file has none, and one that is no form or breaks off is refused in words", async () => {
    expect((await posted(`${part("number", "1.0.0")}--${boundary}--\r\n`)).file).toBeNull();
    const refused = { kind: "conflict", message: "The form did not arrive whole. Upload it again." };
    await expect(posted("anything", "multipart/form-data")).rejects.toMatchObject(refused);
    await expect(posted(part("package", "ZI", "a.zip").slice(0, -2))).rejects.toMatchObject(refused);
  });
});

describe("uploads at once", () => {
  test("are two of one person and six in all, and a place that is given back is free again, once", () => {
    const taken = ["ann", "ann", "bob", "bob", "cy", "cy"].map((person) => takeUploadPlace(person));
    expect(taken).not.toContain(null);
    expect(takeUploadPlace("dee")).toBeNull();
    taken[0]?.();
    taken[0]?.();
    expect(takeUploadPlace("bob")).toBeNull();
    const place = takeUploadPlace("ann");
    expect(place).not.toBeNull();
    expect(takeUploadPlace("dee")).toBeNull();
    for (const giveBack of [...taken, place]) giveBack?.();
  });
});

describe("before a byte is read", () => {
  const headers = (more: Record<string, string>) =>
    new Headers({ origin: "http://console", "content-type": "application/zip", "content-length": "10", ...more });
  const status = (given: Headers) => uploadProblem(given, "http://console")?.status ?? null;

  test("origin, kind and length decide", () => {
    expect(status(headers({}))).toBeNull();
    expect(status(headers({ origin: "http://evil" }))).toBe(403);
    expect(status(headers({ "sec-fetch-site": "cross-site" }))).toBe(403);
    expect(status(headers({ "content-type": "application/json" }))).toBe(415);
    expect(status(headers({ "content-length": String(20 * 1024 * 1024 + 1) }))).toBe(413);
    expect(status(headers({ "content-length": "1e3" }))).toBe(413);
    const unsaid = headers({});
    unsaid.delete("content-length");
    expect(status(unsaid)).toBe(411);
  });
});
