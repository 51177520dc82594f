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
    throw invalid({ name: [nameTaken(await keyOfName(ctx, name))] });
  }
}

/** Throws where another feature has the name that this one is to get. */
export async function assertNameFree(ctx: Ctx, name: string, key: string): Promise<void> {
  const other = await keyOfName(ctx, name);
  if (other !== undefined && other !== key) throw invalid({ name: [nameTaken(other)] });
}

const nameTaken = (key: string | undefined) => `Another feature${key === undefined ? "" : `, ${key},`} has this name.`;

async function keyOfName({ db }: Ctx, name: string): Promise<string | undefined> {
  const [found] = await db
    .select({ key: features.key })
    .from(features)
    .where(eq(features.nameKey, nameKey(name)));
  return found?.key;
}
