import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { getLogo } from "@/lib/mini-program/get-logo";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { addPublishRequest, addRequest } from "@/tests/support/requests";
import { smallWorld } from "@/tests/support/small-world";

const database = await freshDatabase();

/** What somebody gets of a logo, in a word. */
async function seen(db: Db, person: { id: string }, logoId: string, size: "full" | "thumbnail" = "full") {
  const ctx = await ctxOf(db, person);
  return getLogo(ctx, { logoId, size }).then(String, ({ kind }: { kind: string }) => kind);
}

test("the logo of a mini program is for those who see it, in both sizes", () =>
  database.withRollback(async (db) => {
    const { people, logos } = await smallWorld(db);
    expect(await seen(db, people.latteDeveloper, logos.latte)).toBe("image");
    expect(await seen(db, people.latteDeveloper, logos.latte, "thumbnail")).toBe("thumbnail");
    expect(await seen(db, people.admin, logos.latte)).toBe("image");
    for (const person of [people.newcomer, people.tramAdmin, people.outsider, people.reviewer]) {
      expect(await seen(db, person, logos.latte), person.name).toBe("not_found");
    }
    expect(await seen(db, people.admin, randomUUID())).toBe("not_found");
    expect(await auditTrace(db)).toEqual([]);
  }));

test("a draft is for whoever chose it and for nobody else, not even a Workspace Admin", () =>
  database.withRollback(async (db) => {
    const { people, logos } = await smallWorld(db);
    expect(await seen(db, people.tramAdmin, logos.draftOfTramAdmin)).toBe("image");
    expect(await seen(db, people.admin, logos.draftOfTramAdmin)).toBe("not_found");
  }));

test("whoever decides about a version sees the logo of its mini program, and no other", () =>
  database.withRollback(async (db) => {
    const { people, logos, miniPrograms } = await smallWorld(db);
    await addRequest(db, miniPrograms.tram, people.tramAdmin);
    expect(await seen(db, people.reviewer, logos.tram), "a removal shows no logo").toBe("not_found");
    await addPublishRequest(db, miniPrograms.latte, people.latteLead);
    expect(await seen(db, people.reviewer, logos.latte)).toBe("image");
    expect(await seen(db, people.reviewer, logos.tram)).toBe("not_found");
    expect(await seen(db, people.newcomer, logos.latte)).toBe("not_found");
  }));
