import { toBuffer, toString } from "qrcode";
import type { PngSize } from "./inputs";

/** Level M restores a code of which 15 % is dirty or torn; scanners need the four modules of quiet zone around it. */
const look = { errorCorrectionLevel: "M", margin: 4 } as const;

/** In bytes: what the largest code of this level holds. */
const mostBytes = 2_331;

export const fitsInCode = (text: string): boolean => Buffer.byteLength(text) <= mostBytes;

/** Black on white, whatever it is shown on. */
export async function drawSvg(text: string): Promise<string> {
  return toString(text, { ...look, type: "svg" });
}

export async function drawPng(text: string, size: PngSize): Promise<Buffer> {
  return toBuffer(text, { ...look, type: "png", width: size });
}
