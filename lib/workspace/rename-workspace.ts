import { eq } from "drizzle-orm";
import { workspaces } from "../../db/schema";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { conflict } from "../errors";
import { nameKey } from "../text/name-key";
import type { RenameWorkspace } from "./inputs";
import { namedOnce } from "./parts/named-once";
import { permittedWorkspace } from "./parts/permitted-workspace";

/** Whoever began from a name that stands no more is told the one that does; nothing is overwritten in silence. */
export async function renameWorkspace(ctx: Ctx, input: RenameWorkspace): Promise<{ isChanged: boolean }> {
  return namedOnce(input.name, "name", () =>
    inTransaction(ctx, async (ctx) => {
      const { id, name: before } = await permittedWorkspace(ctx, input.workspace, "workspace.manage", "alone");
      const { name } = input;
      if (name === before) return { isChanged: false };
      if (input.began !== before) {
        throw conflict(
          `Somebody else renamed this workspace to “${before}” while you were editing. Save again to rename it to “${name}” all the same.`,
        );
      }
      await ctx.db
        .update(workspaces)
        .set({ name, nameKey: nameKey(name) })
        .where(eq(workspaces.id, id));
      await record(ctx, "workspace.renamed", { kind: "workspace", id }, { before: { name: before }, after: { name } });
      return { isChanged: true };
    }),
  );
}
