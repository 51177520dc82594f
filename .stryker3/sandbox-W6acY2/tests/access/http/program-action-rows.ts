import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/connect";
import { approvalRequests, miniPrograms, qrCodes, removals, suspensions, versions } from "@/db/schema";
import type { VersionState } from "@/lib/vocabulary";
import { giveFeature } from "@/tests/support/catalog";
import { addRemovalRequest } from "@/tests/support/requests";
import { completeInformation } from "@/tests/support/versions";
import type { Fields } from "./client";
import { versionNumber, type HttpWorld } from "./http-world";
import type { ActionRow } from "./row";
import type { PersonName } from "./standings";
import { onPrograms, onRequests } from "./targets";

type Params = Record<string, string>;
type Effect = ActionRow["effect"];
const folder = "(console)/mini-programs/[id]";
const reason: Fields[number] = ["reason", "Because"];

/** A form that names the mini program as `id`; done to latte by its Developer Admin where nothing else is said. */
function act(
  action: string,
  needs: string,
  fields: (params: Params, world: HttpWorld, who: string) => Fields = () => [],
  effect: Partial<Effect> = {},
): ActionRow {
  return {
    action: `${folder}/${action}`,
    needs,
    targets: onPrograms(needs),
    fields: (params, world, who) => [["id", params["id"] ?? ""], ...fields(params, world, who)],
    effect: { as: "lead", on: "latte", ...effect },
  };
}

const information = (params: Params): Fields => [
  ["revision", "1"],
  ["language", "en"],
  ["name", params["name"] ?? ""],
  ["tagline", "Changed"],
  ["serviceEmail", "help@shop.example.com"],
  ...((params["program"] === "bill" ? [["entranceUrl", "https://shop.example.com/"]] : []) as Fields),
];
const chinese: Fields = [
  ["revision", "1"],
  ["language", "zh-CN"],
];

const withFeature = (db: Db, { miniPrograms: { latte }, catalog, people }: HttpWorld) =>
  giveFeature(db, latte, catalog.maps, people.lead);

/** The version stands where the step goes from, beside the one that it replaces. */
function inState(state: VersionState, more: { isPaused?: boolean } = {}) {
  return (db: Db, { miniPrograms: { latte } }: HttpWorld) =>
    db.transaction(async (tx) => {
      await completeInformation(tx, latte);
      const set = (number: string, values: Partial<typeof versions.$inferInsert>) =>
        tx
          .update(versions)
          .set(values)
          .where(and(eq(versions.miniProgramId, latte.id), eq(versions.number, number)));
      await set("2.0.0", { state: "released" });
      const share = state === "grayscale" ? 10 : null;
      await set(versionNumber, { state, submittedAt: new Date(), share, ...more });
      const released = { state: "released", releasedVersion: "2.0.0" } as const;
      await tx.update(miniPrograms).set(released).where(eq(miniPrograms.id, latte.id));
    });
}

const step = (name: string, needs: string, more: Fields, given: Effect["given"]): ActionRow =>
  act(
    `versions/step-actions.ts ${name}`,
    needs,
    ({ number = "" }) => [["number", number], ...more],
    given ? { given } : {},
  );

const removalOf =
  (isApproved: boolean) =>
  async (db: Db, { miniPrograms: { latte }, people }: HttpWorld) => {
    const number = await addRemovalRequest(db, latte, people.lead);
    if (!isApproved) return;
    const now = new Date();
    const closed = { state: "approved", closedBy: people.reviewer.id, closedAt: now } as const;
    await db.update(approvalRequests).set(closed).where(eq(approvalRequests.number, number));
    const lapsesAt = new Date(now.getTime() + 24 * 60 * 60 * 1000);
    await db.update(removals).set({ approvedAt: now, lapsesAt }).where(eq(removals.requestNumber, number));
  };

const withoutDefaultCode = (db: Db, { miniPrograms: { latte }, people }: HttpWorld) =>
  db
    .update(qrCodes)
    .set({ deletedAt: new Date(), deletedBy: people.lead.id })
    .where(and(eq(qrCodes.miniProgramId, latte.id), eq(qrCodes.kind, "default")));

const typedName = ({ name = "" }: Params): Fields => [["typedName", name]];

const suspended = async (db: Db, { miniPrograms: { latte }, people }: HttpWorld) => {
  const suspendedAt = new Date();
  await db
    .insert(suspensions)
    .values({ miniProgramId: latte.id, suspendedBy: people.admin.id, suspendedAt, reason: "It steals." });
};

const neverSubmitted = async (db: Db, { miniPrograms: { latte } }: HttpWorld) => {
  await db.delete(versions).where(eq(versions.miniProgramId, latte.id));
  await db.update(miniPrograms).set({ state: "created" }).where(eq(miniPrograms.id, latte.id));
};

const asAdmin: { as: PersonName } = { as: "admin" };

/** One row for each action on a mini program. */
export const programActionRows: ActionRow[] = [
  {
    ...act("suspension-actions.ts suspendAction", "miniProgram.suspend", () => [reason], asAdmin),
    // A Reviewer does it from a request; to them its ID alone is no mini program.
    targets: onPrograms("miniProgram.suspend", (answers) => ({ ...answers, reviewer: "not_found" })),
  },
  {
    action: `${folder}/suspension-actions.ts suspendAction`,
    needs: "approval.decide",
    targets: onRequests("decide"),
    fields: ({ number = "" }) => [["id", ""], ["request", number], reason],
    effect: { as: "reviewer", on: "removal" },
  },
  act("suspension-actions.ts resumeAction", "miniProgram.resume", () => [reason], { ...asAdmin, given: suspended }),
  act("qr-codes/actions.ts createQrCodeAction", "qrCode.manage", () => [
    ["formKey", randomUUID()],
    ["name", "Counter"],
    ["url", "pages/index/index"],
    ["parameterName", "table"],
    ["parameterValue", "12"],
  ]),
  act("qr-codes/actions.ts deleteQrCodeAction", "qrCode.manage", ({ codeId = "" }) => [["code", codeId]]),
  act("qr-codes/actions.ts restoreDefaultQrCodeAction", "qrCode.manage", () => [], { given: withoutDefaultCode }),
  act("removal/actions.ts requestRemovalAction", "removal.request", () => [reason]),
  act("removal/actions.ts giveUpRemovalAction", "removal.withdraw", () => [], { given: removalOf(true) }),
  act("removal/actions.ts executeRemovalAction", "removal.execute", typedName, { given: removalOf(true) }),
  act("removal/actions.ts deleteForGoodAction", "miniProgram.delete", typedName, { given: neverSubmitted }),
  act("removal/actions.ts restoreMiniProgramAction", "miniProgram.restore", () => [], { ...asAdmin, on: "gone" }),
  ...(["saveConfigurationAction", "restoreConfigurationAction"] as const).map((name): ActionRow => ({
    ...act(`configuration/actions.ts ${name}`, "configuration.edit"),
    fields: ({ id = "" }) => [
      ["miniProgram", id],
      ["revision", "1"],
      name === "saveConfigurationAction" ? ["testers", "jane@people.example"] : ["restored", "0"],
    ],
    // The first step of saving shows what would change.
    effect: { as: "lead", on: "latte", answer: name === "saveConfigurationAction" ? "idle" : "done" },
  })),
  act("features/actions.ts addFeaturesAction", "feature.manage", (_, { catalog }) => [["features", catalog.maps]]),
  act("features/actions.ts applyForFeatureAction", "feature.manage", (_, { catalog }) => [
    ["key", catalog.wallet],
    reason,
  ]),
  act("features/actions.ts deleteFeatureAction", "feature.manage", (_, { catalog }) => [["key", catalog.maps]], {
    given: withFeature,
  }),
  act("information/actions.ts saveInformationAction", "information.edit", information),
  act("information/actions.ts addLanguageAction", "information.edit", () => [
    ["language", "ar"],
    ["name", "لا شيء"],
  ]),
  act("information/actions.ts deleteLanguageAction", "information.edit", () => chinese),
  act("information/actions.ts makeDefaultAction", "information.edit", () => chinese),
  act("members/actions.ts addMembersAction", "member.manage", (_, { silent }) => [
    ["people", silent.superApp.email],
    ["role", "developer"],
  ]),
  act("members/actions.ts setMemberRoleAction", "member.manage", (_, { people }) => [
    ["personId", people.dev.id],
    ["role", "developer_admin"],
  ]),
  act("members/actions.ts removeMemberAction", "member.manage", (_, { people }) => [["personId", people.dev.id]]),
  act("members/actions.ts leaveAction", "member.view"),
  act("members/actions.ts joinAction", "miniProgram.joinAsDeveloperAdmin", () => [reason], asAdmin),
  act("versions/actions.ts uploadEntranceAction", "version.upload", () => [["number", "9.0.0"]], {
    as: "maker",
    on: "bill",
    isOwn: true,
  }),
  act("versions/actions.ts createVersionAction", "version.upload", ({ program = "" }, world, who) => [
    ["draft", world.draftOf(who, program)],
  ]),
  act("versions/actions.ts deleteVersionAction", "version.delete", ({ number = "" }) => [["number", number]]),
  act("versions/actions.ts editReleaseNotesAction", "version.editReleaseNote", ({ number = "", program }, { key }) => [
    ["number", number],
    ["language", "en"],
    ["note", "News"],
    ["shown", `note-${program}-${key}`],
  ]),
  step("submitVersionAction", "version.submit", [], (db, world) => completeInformation(db, world.miniPrograms.latte)),
  step("startPilotAction", "version.release", [], inState("approved")),
  step("startGrayscaleAction", "version.release", [["share", "10"]], inState("approved")),
  step("raiseShareAction", "version.release", [["share", "20"]], inState("grayscale")),
  step("pauseReleaseAction", "version.release", [reason], inState("grayscale")),
  step("resumeReleaseAction", "version.release", [reason], inState("grayscale", { isPaused: true })),
  step("publishVersionAction", "version.release", [], inState("grayscale")),
  step("cancelReleaseAction", "version.release", [], inState("pilot")),
  step("rollBackAction", "version.release", [reason], inState("archived")),
  {
    action: `${folder}/versions/step-actions.ts withdrawVersionAction`,
    needs: "version.withdraw",
    targets: onRequests("withdraw"),
    fields: ({ number = "" }, { miniPrograms }) => [
      ["id", miniPrograms.tram.id],
      ["version", "4.0.0"],
      ["number", number],
    ],
    effect: { as: "tramAdmin", on: "publish" },
  },
];
