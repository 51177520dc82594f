import decodeQR from "qr/decode.js";
import sharp from "sharp";

/** What a scanner reads from a picture, PNG or SVG, by a decoder that shares nothing with what drew it. */
export async function decodeQr(picture: Buffer): Promise<string> {
  const { data, info } = await sharp(picture, { density: 300 })
    .flatten({ background: "#7f7f7f" })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return decodeQR({ data: new Uint8Array(data), width: info.width, height: info.height });
}
