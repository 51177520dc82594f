import { and, eq, isNull, lt, sql } from "drizzle-orm";
import { logos } from "../../db/schema";
import { asTheyStandNow } from "../access/parts/as-they-stand-now";
import { permitted, type Ctx } from "../context";
import { assertNoVirus } from "../virus-scanner";
import { assertMayKeepLogo } from "./parts/assert-may-keep-logo";
import { encodeLogo } from "./parts/encode-logo";

const dayInMs = 24 * 60 * 60 * 1000;
const draftsPerPerson = 10;

/** Without a mini program it is for one that is still to be created. */
type KeepLogoDraft = { file: Buffer; miniProgramId?: string };

/** Checks a chosen logo and keeps it for its person for a day, so that a form that comes back does not lose it. */
export async function keepLogoDraft(ctx: Ctx, input: KeepLogoDraft): Promise<{ id: string }> {
  return permitted(ctx, async () => {
    const refusal = await assertMayKeepLogo(ctx, input.miniProgramId);
    const logo = await encodeLogo(input.file);
    if (ctx.scanForViruses) {
      await assertNoVirus(ctx, { field: "logo", bytes: input.file, refusal });
      // It has taken as long as the scanner took.
      await assertMayKeepLogo(await asTheyStandNow(ctx), input.miniProgramId);
    }
    const [draft] = await ctx.db
      .insert(logos)
      .values({ addedBy: ctx.actor.personId, createdAt: ctx.now(), ...logo })
      .returning({ id: logos.id });
    if (!draft) throw new Error("The logo draft was not kept.");
    await forgetOldDrafts(ctx);
    return draft;
  });
}

async function forgetOldDrafts(ctx: Ctx): Promise<void> {
  const dayAgo = new Date(ctx.now().getTime() - dayInMs);
  await ctx.db.delete(logos).where(and(isNull(logos.miniProgramId), lt(logos.createdAt, dayAgo)));
  await ctx.db.delete(logos).where(
    sql`${logos.id} in (select ${logos.id} from ${logos}
      where ${and(isNull(logos.miniProgramId), eq(logos.addedBy, ctx.actor.personId))}
      order by ${logos.createdAt} desc offset ${draftsPerPerson})`,
  );
}
