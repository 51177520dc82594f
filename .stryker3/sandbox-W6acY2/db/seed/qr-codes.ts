import { randomUUID } from "node:crypto";
import { createQrCode } from "../../lib/qr-code/create-qr-code";
import { createQrCodeInput } from "../../lib/qr-code/inputs";
import { demoQrCodes } from "../demo/qr-codes";
import type { Deed } from "./timeline";

/** Codes that were printed for shops and posters. */
export function qrCodeDeeds(): Deed[] {
  return demoQrCodes.map(({ of, by, daysAgo, parameters, ...code }) => ({
    of,
    by,
    daysAgo,
    act: async (ctx, id) => {
      const rows = { parameterName: Object.keys(parameters), parameterValue: Object.values(parameters) };
      await createQrCode(ctx, createQrCodeInput.parse({ id, formKey: randomUUID(), ...code, ...rows }));
    },
  }));
}
