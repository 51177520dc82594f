import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permitted, type Ctx } from "../context";
import { readInformation, type Information } from "./parts/read-information";

export type { Information, LanguageTexts } from "./parts/read-information";

/** All fields of a mini program's information, in each of its languages. */
export async function getInformation(ctx: Ctx, input: { id: string }): Promise<Information> {
  return permitted(ctx, async () => {
    await permittedMiniProgram(ctx, input.id, "information.view");
    return readInformation(ctx, input.id);
  });
}
