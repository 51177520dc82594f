import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { encodeLogo } from "@/lib/mini-program/parts/encode-logo";
import { picture } from "@/tests/support/pictures";

describe("a logo", () => {
  test.each(["png", "jpeg", "webp"] as const)("is taken as %s and kept as WebP with a thumbnail", async (format) => {
    const { side, image, thumbnail } = await encodeLogo(await picture(format, 300, 300));
    expect(side).toBe(300);
    for (const bytes of [image, thumbnail]) expect(bytes.subarray(8, 12).toString()).toBe("WEBP");
  });

  test("keeps nothing that hides behind its pixels", async () => {
    const file = Buffer.concat([await picture("png", 200, 200), Buffer.from("<script>alert(1)</script>")]);
    const { image } = await encodeLogo(file);
    expect(image.includes("script")).toBe(false);
  });

  test.each([
    [
      "an SVG named .png",
      () => Promise.resolve(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
      /not a picture that can be read/,
    ],
    ["text", () => Promise.resolve(Buffer.from("hello")), /not a picture that can be read/],
    ["a GIF", () => readFile(new URL("../../support/pixel.gif", import.meta.url)), /not a picture that can be read/],
    ["one that is not square", () => picture("png", 200, 100), /200 × 100 px\. It must be square/],
    ["one that is too small", () => picture("png", 95, 95), /95 px wide/],
    ["one that is too large", () => picture("png", 2049, 2049), /2049 px wide/],
    ["one of more than 256 KiB", () => Promise.resolve(Buffer.alloc(300 * 1024)), /300 KiB; at most 256 KiB/],
    [
      "one that is cut off",
      async () => (await picture("jpeg", 400, 400)).subarray(0, 700),
      /cannot be read to its end|not a picture/,
    ],
  ])("refuses %s", async (_what, make, message) => {
    await expect(encodeLogo(await make())).rejects.toMatchObject({
      kind: "invalid",
      issues: { logo: [expect.stringMatching(message)] },
    });
  });
});
