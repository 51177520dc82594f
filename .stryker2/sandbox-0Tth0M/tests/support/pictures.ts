import sharp from "sharp";

/** A picture with some structure in it, so that encoders have something to do. */
export async function picture(format: "png" | "jpeg" | "webp", width: number, height: number): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let i = 0; i < pixels.length; i++) pixels[i] = (i >> 4) & 0xff;
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .toFormat(format)
    .toBuffer();
}
