import { eq } from "drizzle-orm";
import { jsapis } from "../../db/schema";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { conflict } from "../errors";
import { someOf } from "../format/some-of";
import { assertMayOnEntry } from "./parts/assert-may-on-entry";
import { keepComingOrGoing } from "./parts/changes";
import { featuresGranting } from "./parts/features-granting";
import { proposedFor } from "./parts/find-proposal";
import { heldJsapi } from "./parts/held-entries";

/** Deletes a JSAPI that no feature grants, and that no open request would take into one. */
export async function deleteJsapi(ctx: Ctx, input: { name: string }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    assertMayOnEntry(ctx.actor, "catalog.delete");
    const { revision, fields } = await heldJsapi(ctx, input.name);
    const granting = await featuresGranting(ctx.db, input.name);
    if (granting.length > 0) {
      const names = someOf(granting.map(({ name }) => name));
      throw conflict(`${input.name} cannot be deleted while it is granted by ${names}. Take it out there first.`);
    }
    const [asked] = await proposedFor(ctx.db, input.name);
    if (asked) {
      throw conflict(
        `${input.name} cannot be deleted while request #${asked.request} asks to take it into ${asked.name}.`,
      );
    }
    await ctx.db.delete(jsapis).where(eq(jsapis.name, input.name));
    await keepComingOrGoing(ctx, { kind: "jsapi", entry: input.name }, "deleted", revision + 1, fields.sensitive);
    await record(ctx, "catalog.jsapi_deleted", { kind: "console" }, { name: input.name, before: fields });
  });
}
