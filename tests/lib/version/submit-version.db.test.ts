import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { approvalRequests, versions } from "@/db/schema";
import { rejectRequest } from "@/lib/review/reject-request";
import { submitVersion } from "@/lib/version/submit-version";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { addVersion, completeInformation } from "@/tests/support/versions";
import { testNow } from "@/tests/support/world";
import { inWorld } from "./upload-scene";

const database = await freshDatabase();

test("a submission asks in the words of the release note, and keeps out whoever uploaded or submitted it, each time anew", () =>
  inWorld(database, async ({ db, as, id, people, workspaces, miniPrograms: { latte } }) => {
    const number = "1.0.0";
    const { digest } = await addVersion(db, latte, people.latteDeveloper, number, { releaseNote: "Faster\nand safer" });
    await completeInformation(db, latte);
    const submit = async (name: "latteLead" | "cafeAdmin", minutes: number) => {
      const now = () => new Date(testNow.getTime() + minutes * 60_000);
      const { number: request } = await submitVersion({ ...(await as(name)), now }, { id, number });
      const [asked] = await db.select().from(approvalRequests).where(eq(approvalRequests.number, request));
      const [version] = await db.select().from(versions).where(eq(versions.number, number));
      const entry = (await auditTrace(db)).find(
        ({ event, details }) => event === "version.submitted" && details.request === `#${request}`,
      );
      return { request, asked, submittedAt: version?.submittedAt, entry };
    };

    const first = await submit("latteLead", 1);
    expect(first.asked).toMatchObject({
      ...{ category: "publish", miniProgramId: id, subject: number, title: "Publish Latte Line 1.0.0" },
      ...{ reason: "Faster\nand safer", openedBy: people.latteLead.id },
    });
    const { latteDeveloper, latteLead, cafeAdmin } = people;
    expect(new Set(first.asked?.involved)).toEqual(new Set([latteDeveloper.id, latteLead.id]));
    expect(first.submittedAt).toEqual(new Date(testNow.getTime() + 60_000));
    expect(first.entry).toEqual({
      ...{ event: "version.submitted", actorId: latteLead.id, subjectKind: "mini_program", subjectId: id },
      ...{ miniProgramId: id, workspaceId: workspaces.cafe.id },
      details: { name: "Latte Line", version: number, digest, request: `#${first.request}` },
    });

    await rejectRequest(await as("reviewer"), { number: first.request, reason: "Not yet." });
    const second = await submit("cafeAdmin", 2);
    expect(new Set(second.asked?.involved)).toEqual(new Set([latteDeveloper.id, latteLead.id, cafeAdmin.id]));
    expect(second.submittedAt, "when it was first asked for").toEqual(first.submittedAt);
    expect(second.entry?.details).toEqual({
      ...{ name: "Latte Line", version: number, digest },
      ...{ request: `#${second.request}`, formerRequest: `#${first.request}` },
    });

    await rejectRequest(await as("reviewer"), { number: second.request, reason: "Still not." });
    const third = await submit("latteLead", 3);
    expect(third.entry?.details).toMatchObject({ formerRequest: `#${second.request}` });
  }));

test("what was asked about another version or another mini program is no former request", () =>
  inWorld(database, async ({ db, as, id, people, miniPrograms: { latte } }) => {
    await completeInformation(db, latte);
    const lead = await as("latteLead");
    await addVersion(db, latte, people.latteDeveloper, "1.0.0", { releaseNote: "One" });
    const { number } = await submitVersion(lead, { id, number: "1.0.0" });
    await rejectRequest(await as("reviewer"), { number, reason: "Not yet." });
    await addVersion(db, latte, people.latteDeveloper, "1.1.0", { releaseNote: "Two" });
    const other = await submitVersion(await as("cafeAdmin"), { id, number: "1.1.0" });
    const [asked] = await db.select().from(approvalRequests).where(eq(approvalRequests.number, other.number));
    expect(asked?.reason).toBe("Two");
    expect(asked?.involved).not.toContain(people.latteLead.id);
    const entry = (await auditTrace(db)).findLast(({ event }) => event === "version.submitted");
    expect(entry?.details).not.toHaveProperty("formerRequest");
  }));
