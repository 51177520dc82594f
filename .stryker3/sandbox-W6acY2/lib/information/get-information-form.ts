import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permitted, type Ctx } from "../context";
import { readInformation, type Information } from "./parts/read-information";

/** What stands in the form, for whoever may edit it. */
export async function getInformationForm(ctx: Ctx, input: { id: string }): Promise<Information> {
  return permitted(ctx, async () => {
    await permittedMiniProgram(ctx, input.id, "information.edit");
    return readInformation(ctx, input.id);
  });
}
