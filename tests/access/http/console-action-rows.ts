import { eq, isNull } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { deploymentKeys, memberships } from "@/db/schema";
import type { Fields } from "./client";
import type { HttpWorld } from "./http-world";
import type { ActionRow, Target } from "./row";
import { byHand, forAll, inSuperApp, type Answers } from "./standings";
import { inWorkspaces, once, onRequests } from "./targets";

type Params = Record<string, string>;

/** On a workspace; the ones that change a person change one who asks for nothing. */
function inWorkspace(
  name: string,
  needs: string,
  fields: (params: Params) => Fields = () => [],
  effect: Partial<ActionRow["effect"]> = {},
): ActionRow {
  return {
    action: `(console)/workspaces/[id]/actions.ts ${name}`,
    needs,
    targets: inWorkspaces(needs),
    fields: (params) => [["workspace", params["id"] ?? ""], ...fields(params)],
    effect: { as: "cafeAdmin", on: "cafe", ...effect },
  };
}

const person = ({ person = "" }: Params): Fields => [["person", person]];
const invitation = ({ invitation = "" }: Params): Fields => [["invitation", invitation]];

const onRequest = (name: string, by: "decide" | "withdraw", more: Fields): ActionRow => ({
  action: `(console)/approvals/[number]/actions.ts ${name}`,
  needs: "approval.decide",
  targets: onRequests(by),
  fields: ({ number = "" }) => [["number", number], ...more],
  effect: { as: "reviewer", on: "removal" },
});

const inCatalog = (name: string, needs: string, fields: (world: HttpWorld) => Fields): ActionRow => ({
  action: `(console)/catalog/${name}`,
  needs,
  targets: once(inSuperApp(needs)),
  fields: (_, world) => fields(world),
  effect: { as: needs === "catalog.edit" ? "builder" : "admin", on: "the console" },
});

const ofJsapi: Fields = [
  ["description", "Finds a place."],
  ["platforms", "ios"],
  ["sensitive", "no"],
];
const ofFeature = ({ catalog }: HttpWorld): Fields => [
  ["description", "What maps is for."],
  ["access", "direct"],
  ["jsapis", catalog.jsapi],
];

const inSettings = (
  name: string,
  fields: (world: HttpWorld) => Fields,
  effect: Partial<ActionRow["effect"]> = {},
): ActionRow => ({
  action: `(console)/settings/actions.ts ${name}`,
  needs: "settings.manage",
  targets: once(inSuperApp("settings.manage")),
  fields: (_, world) => fields(world),
  effect: { as: "admin", on: "the console", ...effect },
});

// Who may create in some workspace, and so is told that this one is not theirs rather than refused.
const elsewhere = { builder: "elsewhere", maker: "elsewhere", cafeAdmin: "elsewhere", tramAdmin: "elsewhere" } as const;
const creating: Record<string, Answers> = {
  cafe: byHand({ admin: "allowed", joined: "allowed", ...elsewhere, cafeAdmin: "allowed" }, "forbidden"),
  trams: byHand({ admin: "allowed", joined: "allowed", ...elsewhere, tramAdmin: "allowed" }, "forbidden"),
  superApp: byHand(
    { admin: "allowed", joined: "allowed", ...elsewhere, builder: "allowed", maker: "allowed" },
    "forbidden",
  ),
};

/** One row for each action on anything else; and for each that is everyone's own. */
export const consoleActionRows: ActionRow[] = [
  {
    action: "(console)/mini-programs/new/actions.ts createMiniProgramAction",
    needs: "miniProgram.create",
    targets: ({ workspaces }) =>
      (["cafe", "trams", "superApp"] as const).map((name): Target => ({
        on: name,
        answers: creating[name] ?? forAll,
        params: { workspace: workspaces[name].id },
        about: (answer) => (answer === "elsewhere" ? { workspaceId: workspaces[name].id } : {}),
      })),
    fields: ({ workspace = "" }) => [
      ["formKey", randomUUID()],
      ["type", "native"],
      ["workspace", workspace],
      ["defaultLanguage", "en"],
      ["name", "Something new"],
    ],
    effect: { as: "cafeAdmin", on: "cafe" },
  },
  onRequest("approveAction", "decide", []),
  onRequest("rejectAction", "decide", [["reason", "No."]]),
  { ...onRequest("withdrawAction", "withdraw", []), effect: { as: "cafeAdmin", on: "removal" } },
  inCatalog("features/actions.ts createFeatureAction", "catalog.edit", (world) => [
    ["name", `New-${world.key}`],
    ["key", `new-${world.key}`],
    ...ofFeature(world),
  ]),
  inCatalog("features/actions.ts editFeatureAction", "catalog.edit", (world) => [
    ["key", world.catalog.maps],
    ["revision", "1"],
    ["name", `Changed-${world.key}`],
    ...ofFeature(world),
  ]),
  inCatalog("features/actions.ts deleteFeatureAction", "catalog.delete", ({ catalog }) => [["key", catalog.maps]]),
  inCatalog("jsapis/actions.ts createJsapiAction", "catalog.edit", ({ key }) => [["name", `new${key}`], ...ofJsapi]),
  inCatalog("jsapis/actions.ts editJsapiAction", "catalog.edit", ({ catalog }) => [
    ["name", catalog.jsapi],
    ["revision", "1"],
    ...ofJsapi,
  ]),
  inCatalog("jsapis/actions.ts deleteJsapiAction", "catalog.delete", ({ catalog }) => [["name", catalog.otherJsapi]]),
  inWorkspace("renameAction", "workspace.manage", ({ name = "" }) => [
    ["name", `${name}-2`],
    ["began", name],
  ]),
  inWorkspace("inviteAction", "workspace.manage", () => [
    ["name", "Ida"],
    ["email", `ida-${randomUUID().slice(0, 8)}@people.example`],
    ["role", "developer"],
  ]),
  inWorkspace("resendAction", "workspace.manage", invitation),
  inWorkspace("withdrawAction", "workspace.manage", invitation),
  inWorkspace("setRoleAction", "workspace.manage", (params) => [...person(params), ["role", "developer_admin"]]),
  inWorkspace("blockAction", "workspace.manage", person),
  inWorkspace("unblockAction", "workspace.manage", person, {
    given: (db, { silent }) =>
      db.update(memberships).set({ status: "blocked" }).where(eq(memberships.personId, silent.cafe.id)),
  }),
  inWorkspace("removeMemberAction", "workspace.manage", person),
  inWorkspace("endSessionsAction", "session.endOthers", person, { as: "admin" }),
  inWorkspace("leaveAction", "workspace.view", () => [], { as: "newcomer" }),
  inWorkspace("removeWorkspaceAction", "developerWorkspace.remove", ({ name = "" }) => [["typedName", name]], {
    as: "admin",
    // It owns mini programs.
    answer: "conflict",
  }),
  {
    action: "(console)/workspaces/new/actions.ts createWorkspaceAction",
    needs: "developerWorkspace.create",
    targets: once(inSuperApp("developerWorkspace.create")),
    fields: (_, { key }) => [
      ["name", `Noodles-${key}`],
      ["adminName", "Ned"],
      ["adminEmail", `ned-${key}@people.example`],
    ],
    effect: { as: "admin", on: "the console" },
  },
  inSettings("setSelfApprovalAction", () => [
    ["selfApproval", "off"],
    ["revision", "1"],
  ]),
  inSettings("retryMailAction", ({ mail }) => [["mail", mail.id]]),
  inSettings("retryGivenUpMailsAction", () => []),
  inSettings("discardMailAction", ({ mail }) => [["mail", mail.id]]),
  inSettings("makeDeploymentKeyAction", ({ key }) => [["name", `made-${key}`]], {
    answer: "ok",
    // There may be so many and no more.
    given: (db, { people }) =>
      db
        .update(deploymentKeys)
        .set({ revokedAt: new Date(), revokedBy: people.admin.id })
        .where(isNull(deploymentKeys.revokedAt)),
  }),
  inSettings("revokeDeploymentKeyAction", ({ deploymentKey }) => [["key", deploymentKey.id]]),
  {
    action: "(console)/notices/actions.ts openNoticeAction",
    needs: "workspace.view",
    targets: once(forAll),
    fields: (_, world, who) => [["id", world.noticeOf(who)]],
    effect: { as: "dev", on: "the console", isOwn: true },
  },
  {
    action: "(console)/notices/actions.ts markAllReadAction",
    needs: "workspace.view",
    targets: once(forAll),
    fields: () => [],
    effect: { as: "dev", on: "the console", isOwn: true },
  },
  {
    action: "(console)/profile/actions.ts endMySessionAction",
    needs: "workspace.view",
    targets: once(forAll),
    fields: (_, world, who) => [["sessionId", world.sessionOf(who)]],
    effect: { as: "dev", on: "the console" },
  },
  {
    action: "(console)/profile/actions.ts endOtherSessionsAction",
    needs: "workspace.view",
    targets: once(forAll),
    fields: () => [],
    effect: { as: "dev", on: "the console" },
  },
  {
    action: "invitations/[token]/actions.ts acceptAction",
    needs: "workspace.view",
    targets: once(forAll),
    fields: (_, world) => [["token", world.invitation.token]],
    // The invitation is another's.
    effect: { as: "dev", on: "the console", answer: "conflict" },
  },
];

/** Actions that whoever is not signed in may call, with the reason. They take the form alone, without a state. */
export const openActions: Record<string, string> = {
  "(sign-in)/actions.ts signInAction": "leads to the identity provider",
  "(sign-in)/actions.ts signInAgainAction": "leads to the identity provider",
  "(sign-in)/actions.ts signOutAction": "ends the session of the browser that calls it, if there is one",
};
