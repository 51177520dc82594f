import { describe, expect, test } from "vitest";
import { neverOrphaning, orphaning, orphansSentence } from "@/lib/access/never-orphaned";

const refused = (details: object) => Object.assign(new Error("refused by a trigger"), details);
const wrapped = (cause: unknown) => new Error("Failed query", { cause });

describe("the database's refusal to leave nobody", () => {
  test("is put into words, as the database throws it and as the query builder wraps it", () => {
    const nobody = refused({ constraint: "a_workspace_admin_remains" });
    const orphans = refused({ constraint: "mini_programs_have_a_developer_admin", detail: '["Latte Line"]' });
    for (const error of [nobody, wrapped(nobody)]) {
      expect(orphaning(error)).toMatchObject({
        kind: "conflict",
        message: "Nobody else is an active Workspace Admin. Make somebody else one first.",
      });
    }
    for (const error of [orphans, wrapped(orphans)]) {
      expect(orphaning(error)).toMatchObject({
        kind: "conflict",
        message: "Latte Line would be left without an active Developer Admin. Make somebody else one first.",
      });
    }
  });

  test.each([
    ["another constraint", refused({ constraint: "memberships_role_fits_kind" })],
    ["another error", new Error("The connection ended.")],
    ["what another error wraps", wrapped("The connection ended.")],
    ["an error that wraps nothing", wrapped(null)],
    ["no error at all", "The connection ended."],
    ["nothing", undefined],
    ["less than nothing", null],
  ])("is not %s, which is thrown on as it is", async (_, error: unknown) => {
    expect(orphaning(error)).toBeNull();
    const thrown = await neverOrphaning(() => Promise.reject(error as Error)).catch((reason: unknown) => reason);
    expect(thrown).toBe(error);
  });
});

test("of the mini programs that would be left to nobody five are named", () => {
  const named = (many: number) => orphansSentence(["A", "B", "C", "D", "E", "F"].slice(0, many));
  const end = "would be left without an active Developer Admin. Make somebody else one first.";
  expect(named(1)).toBe(`A ${end}`);
  expect(named(5)).toBe(`A, B, C, D, E ${end}`);
  expect(named(6)).toBe(`A, B, C, D, E and others ${end}`);
});
