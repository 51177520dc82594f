import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permitted, type Ctx } from "../context";
import { conflict } from "../errors";
import { drawPng, drawSvg } from "./draw";
import type { DrawingFormat } from "./inputs";
import { findCode } from "./parts/find-code";
import { codeLink } from "./parts/token";

export type Drawing = {
  /** In any script, and in ASCII for those who read no other. */
  fileName: { full: string; ascii: string };
  type: "image/png" | "image/svg+xml";
  content: Buffer;
};

/** A code as a file, named after the mini program and the code. */
export async function drawQrCode(ctx: Ctx, input: { id: string; code: string } & DrawingFormat): Promise<Drawing> {
  return permitted(ctx, async () => {
    await permittedMiniProgram(ctx, input.id, "qrCode.view");
    const { token, name, program, deletedAt } = await findCode(ctx, input);
    if (deletedAt !== null) throw conflict("This QR code is deleted: whoever scans it would be told so.");
    const link = codeLink(ctx.outreach.appUrl, token);
    const named = (ending: string) => ({
      full: `${program.name} - ${name ?? "Default code"}${ending}`.replace(/[\\/:*?"<>|]/g, "-"),
      ascii: `qr-code-${input.code.slice(0, 8)}${ending}`,
    });
    if (input.format === "svg") {
      return { fileName: named(".svg"), type: "image/svg+xml", content: Buffer.from(await drawSvg(link)) };
    }
    const { size } = input;
    return { fileName: named(` ${size}.png`), type: "image/png", content: await drawPng(link, size) };
  });
}
