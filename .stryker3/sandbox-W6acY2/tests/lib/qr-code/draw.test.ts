import fc from "fast-check";
import sharp from "sharp";
import { expect, test } from "vitest";
import { drawPng, drawSvg } from "@/lib/qr-code/draw";
import { pngSizes } from "@/lib/qr-code/inputs";
import { newToken } from "@/lib/qr-code/parts/token";
import { decodeQr } from "@/tests/support/decode-qr";

const link = `https://console.example.com/q/${newToken()}`;

test.each(pngSizes)("a PNG of %i pixels has this size and is read back", async (size) => {
  const png = await drawPng(link, size);
  const { width, height, format } = await sharp(png).metadata();
  expect({ width, height, format }).toEqual({ width: size, height: size, format: "png" });
  expect(await decodeQr(png)).toBe(link);
});

test("an SVG is read back, with nothing in it that runs or is fetched", async () => {
  const svg = await drawSvg(link);
  expect(await decodeQr(Buffer.from(svg))).toBe(link);
  expect(svg).not.toMatch(/<script|href|url\(|on\w+=/i);
});

test("four white modules stand around it, on white of its own", async () => {
  const svg = await drawSvg(link);
  const side = Number(/viewBox="0 0 (\d+) \d+"/.exec(svg)?.[1]);
  const { data, info } = await sharp(Buffer.from(svg), { density: 72 })
    .flatten({ background: "#000" })
    .resize(side, side, { kernel: "nearest" })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const dark = [...data.keys()].filter((at) => (data[at] ?? 0) < 128);
  const columns = dark.map((at) => at % info.width);
  const rows = dark.map((at) => Math.floor(at / info.width));
  expect([Math.min(...columns), Math.min(...rows)]).toEqual([4, 4]);
  expect([Math.max(...columns), Math.max(...rows)]).toEqual([side - 5, side - 5]);
});

test("whatever is typed into a link is read back, up to the longest", async () => {
  const longest = `harborpay://mini-program/1234567890123456?page=${"p".repeat(700)}&query=${"%2525".repeat(250)}`;
  expect(await decodeQr(await drawPng(longest, 1024))).toBe(longest);
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", minLength: 1, maxLength: 120 }), async (text) => {
      const encoded = encodeURIComponent(text);
      expect(await decodeQr(await drawPng(encoded, 512))).toBe(encoded);
    }),
    { numRuns: 30 },
  );
});
