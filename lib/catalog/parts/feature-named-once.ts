import { eq } from "drizzle-orm";
import { features } from "../../../db/schema";
import type { Ctx } from "../../context";
import { invalid } from "../../errors";
import { nameKey } from "../../text/name-key";
import { violates } from "../../unique-violation";

/** Runs a command that names a feature; a key or a name that another has becomes a message beside the field. */
export async function featureNamedOnce<T>(ctx: Ctx, name: string, command: () => Promise<T>): Promise<T> {
  try {
    return await command();
  } catch (error) {
    if (violates(error, "features_pkey")) throw invalid({ key: ["Another feature has this key."] });
    if (!violates(error, "features_name")) throw error;
    const [other] = await ctx.db
      .select({ key: features.key })
      .from(features)
      .where(eq(features.nameKey, nameKey(name)));
    throw invalid({ name: [`Another feature${other ? `, ${other.key},` : ""} has this name.`] });
  }
}
