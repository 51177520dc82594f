import { expect, test } from "vitest";
import { miniPrograms } from "@/db/schema";
import { refreshSearchTextOf } from "@/lib/mini-program/parts/refresh-search-text-of";
import { signIn } from "@/lib/person/sign-in";
import { signInOf } from "@/tests/support/claims";
import { freshDatabase } from "@/tests/support/database";
import { addMiniProgram, addPerson, addWorkspace, testNow } from "@/tests/support/world";

const database = await freshDatabase();

test("after a change of name or e-mail at the provider, the mini programs one created are found by the new ones", () =>
  database.withRollback(async (db) => {
    const ctx = { db, now: () => testNow, address: null };
    const onRenamed = refreshSearchTextOf;
    const { personId } = await signIn(ctx, signInOf({ subject: "gina" }, { onRenamed }));
    const workspace = await addWorkspace(db);
    const creator = { id: personId, name: "Gina Guest", email: "gina@guests.example" };
    const mine = await addMiniProgram(db, workspace, creator, { name: "Morning Tea", names: { "zh-CN": "早茶" } });
    const other = await addMiniProgram(db, workspace, await addPerson(db, "Otto Other"), { name: "Evening Tea" });
    const texts = async () =>
      new Map((await db.select().from(miniPrograms)).map(({ id, searchText }) => [id, searchText]));
    const before = await texts();
    await signIn(ctx, signInOf({ subject: "gina", name: "Gina Gold", email: "gold@guests.example" }, { onRenamed }));
    const after = await texts();
    for (const found of ["morning tea", "早茶", "gina gold", "gold@guests.example"]) {
      expect(after.get(mine.id)).toContain(found);
    }
    expect(after.get(mine.id)).not.toContain("gina@guests.example");
    expect(after.get(other.id)).toBe(before.get(other.id));
  }));
