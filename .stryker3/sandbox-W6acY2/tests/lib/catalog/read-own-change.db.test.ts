import { expect, test } from "vitest";
import { editFeature } from "@/lib/catalog/edit-feature";
import { getRequest } from "@/lib/review/get-request";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { addWallet, walletEdit } from "@/tests/support/wallet";

const database = await freshDatabase();

test("a change that was asked for is read whole by its applicant as long as they edit the catalog", () =>
  database.withRollback(async (db) => {
    const world = await smallWorld(db);
    await addWallet(db, world);
    const builder = await ctxOf(db, world.people.builder);
    const { request: number } = await editFeature(builder, walletEdit({ reason: "Everyone pays.", access: "direct" }));
    if (number === null) throw new Error("It needed no request.");
    const { full } = await getRequest(builder, { number });
    expect(full).toMatchObject({ reason: "Everyone pays." });
    expect(full?.snapshot.groups).not.toEqual([]);
    const { memberships } = (await ctxOf(db, world.people.latteLead)).actor;
    const noEditor = { ...builder, actor: { ...builder.actor, memberships } };
    expect((await getRequest(noEditor, { number })).full).toBeNull();
  }));
