import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { matrix, type Action } from "@/lib/access/matrix";
import { readAuditSearch } from "@/lib/audit/inputs";
import { listAuditEntries } from "@/lib/audit/list-audit-entries";
import type { Ctx } from "@/lib/context";
import { assertMay } from "@/lib/mini-program/assert-may";
import { assertMayPost } from "@/lib/mini-program/assert-may-post";
import { assertMayCreate } from "@/lib/mini-program/assert-may-create";
import { createMiniProgram } from "@/lib/mini-program/create-mini-program";
import { getCreationForm } from "@/lib/mini-program/get-creation-form";
import { getLogo } from "@/lib/mini-program/get-logo";
import { getMiniProgram } from "@/lib/mini-program/get-mini-program";
import { createMiniProgramInput } from "@/lib/mini-program/inputs";
import { keepLogoDraft } from "@/lib/mini-program/keep-logo-draft";
import { listFilterChoices } from "@/lib/mini-program/list-filter-choices";
import { listMiniProgramsInput } from "@/lib/mini-program/list-inputs";
import { listMiniPrograms } from "@/lib/mini-program/list-mini-programs";
import { listWorkspaceChoices } from "@/lib/mini-program/list-workspace-choices";
import { getFrame } from "@/lib/person/get-frame";
import { getProfile } from "@/lib/person/get-profile";
import { findWayIn } from "@/lib/workspace/find-way-in";
import { listOperatorGrants } from "@/lib/workspace/list-operator-grants";
import type { SmallWorld } from "@/tests/support/small-world";
import { byHand, inWorkspace, type Answers } from "./answers";
import { catalogOperations } from "./catalog-operations";
import { onMiniPrograms, type Case, type Row } from "./cases";
import { configurationOperations } from "./configuration-operations";
import { exportOperations } from "./export-operations";
import { featureOperations } from "./feature-operations";
import { informationOperations } from "./information-operations";
import { mailOperations } from "./mail-operations";
import { memberOperations } from "./member-operations";
import { noticeOperations } from "./notice-operations";
import { oracleScopes } from "./oracle";
import { qrCodeOperations } from "./qr-code-operations";
import { releaseOperations } from "./release-operations";
import { sessionOperations } from "./session-operations";
import { versionOperations } from "./version-operations";
import { versionStepOperations } from "./version-step-operations";
import { workspaceOperations } from "./workspace-operations";
import { removalOperations } from "./removal-operations";
import { requestOperations } from "./request-operations";

const towardsOne = (Object.keys(matrix) as Action[]).filter((action) => !(action in oracleScopes));

// miniProgram.create is asked for some workspace; these people have one in which they may.
const creators = { admin: "allowed", builder: "allowed", cafeAdmin: "allowed", tramAdmin: "allowed" } as const;
const elsewhere = { builder: "invalid", cafeAdmin: "invalid", tramAdmin: "invalid" } as const;

function creating(on: string, answers: Answers, workspace: (world: SmallWorld) => string): Case {
  return {
    on,
    action: "miniProgram.create",
    answers,
    run: (ctx, world) =>
      createMiniProgram(
        ctx,
        createMiniProgramInput.parse({
          formKey: randomUUID(),
          type: "native",
          workspace: workspace(world),
          defaultLanguage: "en",
          name: "Something new",
        }),
      ),
  };
}

const logo = sharp({ create: { width: 96, height: 96, channels: 3, background: "#0a7" } }).png();

const namesListed = async (ctx: Ctx, parameters: object) =>
  (await listMiniPrograms(ctx, listMiniProgramsInput.parse(parameters))).rows.map(({ name }) => name);

const seenWorkspaces = {
  admin: ["Corner Cafe", "Super app", "Tram Company"],
  reviewer: ["Super app"],
  builder: ["Super app"],
  cafeAdmin: ["Corner Cafe"],
  latteLead: ["Corner Cafe"],
  latteDeveloper: ["Corner Cafe"],
  newcomer: ["Corner Cafe"],
  tramAdmin: ["Tram Company"],
};

export const operations: Record<string, Row> = {
  ...catalogOperations,
  "audit/list-audit-entries": {
    kind: "read",
    cases: [
      {
        on: "the console",
        action: "audit.view",
        answers: byHand(
          {
            admin: "allowed",
            reviewer: "allowed",
            cafeAdmin: "allowed",
            tramAdmin: "allowed",
            latteLead: "allowed",
            builder: "allowed",
          },
          "forbidden",
        ),
        run: (ctx) => listAuditEntries(ctx, readAuditSearch({})),
      },
    ],
  },
  ...exportOperations,
  ...mailOperations,
  ...noticeOperations,
  ...qrCodeOperations,
  ...releaseOperations,
  ...removalOperations,
  ...requestOperations,
  "person/end-session": { public: "ends the session of the token that it is handed" },
  "person/find-actor": { public: "says who holds the token that it is handed" },
  "person/get-frame": { own: "names the person's own role and places", run: (ctx) => getFrame(ctx) },
  "person/get-profile": { own: "everyone sees their own profile", run: (ctx) => getProfile(ctx) },
  "person/sign-in": { public: "is how somebody becomes a person of the console" },
  "workspace/find-way-in": { own: "says whom to ask for access", run: (ctx) => findWayIn(ctx) },
  "workspace/grant-workspace-admin": {
    public: "is for the operator on the host, who needs the database's credentials",
  },
  "workspace/list-operator-grants": {
    kind: "read",
    cases: [
      {
        on: "the super-app workspace",
        action: "workspace.manage",
        answers: inWorkspace("workspace.manage", "superApp"),
        run: (ctx) => listOperatorGrants(ctx),
        about: ({ workspaces }) => ({ workspaceId: workspaces.superApp.id }),
      },
    ],
  },
  ...memberOperations,
  ...sessionOperations,
  ...versionOperations,
  ...versionStepOperations,
  ...workspaceOperations,
  "mini-program/assert-may": {
    kind: "read",
    cases: towardsOne.flatMap((action) =>
      onMiniPrograms(action, (ctx, id) => assertMay(ctx, { id, action })).filter(
        ({ on }) => on === "latte" || on === "bill" || action === "miniProgram.view" || action === "configuration.edit",
      ),
    ),
  },
  "mini-program/assert-may-post": {
    kind: "command",
    cases: onMiniPrograms("configuration.edit", (ctx, id) => assertMayPost(ctx, { id, action: "configuration.edit" })),
  },
  "mini-program/create-mini-program": {
    kind: "command",
    cases: [
      creating(
        "the cafe",
        byHand({ ...creators, ...elsewhere, cafeAdmin: "allowed" }, "forbidden"),
        ({ workspaces }) => workspaces.cafe.id,
      ),
      creating(
        "the trams",
        byHand({ ...creators, ...elsewhere, tramAdmin: "allowed" }, "forbidden"),
        ({ workspaces }) => workspaces.trams.id,
      ),
      creating(
        "the super-app workspace",
        byHand({ ...creators, ...elsewhere, builder: "allowed" }, "forbidden"),
        ({ workspaces }) => workspaces.superApp.id,
      ),
      creating("a workspace that does not exist", byHand({ ...elsewhere, admin: "invalid" }, "forbidden"), () =>
        randomUUID(),
      ),
    ],
  },
  "mini-program/assert-may-create": {
    kind: "command",
    cases: [
      {
        on: "the console",
        action: "miniProgram.create",
        answers: byHand(creators, "forbidden"),
        run: (ctx) => assertMayCreate(ctx),
      },
    ],
  },
  "mini-program/get-creation-form": {
    kind: "read",
    cases: [
      {
        on: "the console",
        action: "miniProgram.create",
        answers: byHand(creators, "forbidden"),
        run: (ctx) => getCreationForm(ctx),
      },
    ],
  },
  "mini-program/get-logo": {
    kind: "read",
    cases: [
      ...onMiniPrograms("miniProgram.view", (ctx, _id, { logos }, name) =>
        getLogo(ctx, { logoId: name ? logos[name] : randomUUID(), size: "full" }),
      ),
      {
        on: "somebody's draft",
        action: "miniProgram.view",
        answers: byHand({ tramAdmin: "allowed" }, "not_found"),
        run: (ctx, { logos }) => getLogo(ctx, { logoId: logos.draftOfTramAdmin, size: "thumbnail" }),
        unknown: true,
      },
    ],
  },
  "mini-program/get-mini-program": {
    kind: "read",
    cases: onMiniPrograms("miniProgram.view", (ctx, id) => getMiniProgram(ctx, { id })),
  },
  "mini-program/list-filter-choices": {
    lists: "the workspaces that a person belongs to or finds mini programs of; to a Workspace Admin all",
    shown: [
      {
        on: "workspaces",
        sees: seenWorkspaces,
        run: async (ctx, { workspaces }) => {
          const all = Object.values(workspaces).map(({ id }) => id);
          return (await listFilterChoices(ctx, { workspace: all })).workspaces.map(({ label }) => label);
        },
      },
    ],
  },
  "mini-program/list-workspace-choices": {
    lists: "the workspaces that a person belongs to or finds mini programs of; to a Workspace Admin all",
    shown: [
      {
        on: "workspaces",
        sees: seenWorkspaces,
        run: async (ctx) => (await listWorkspaceChoices(ctx)).map(({ label }) => label),
      },
    ],
  },
  "mini-program/list-mini-programs": {
    lists: "the mini programs that miniProgram.view allows the person",
    shown: [
      {
        on: "the usual statuses",
        sees: {
          admin: ["Bill Bright", "Latte Line", "Tram Times"],
          builder: ["Bill Bright"],
          cafeAdmin: ["Latte Line"],
          latteLead: ["Latte Line"],
          latteDeveloper: ["Latte Line"],
          tramAdmin: ["Tram Times"],
        },
        run: (ctx) => namesListed(ctx, {}),
      },
      {
        on: "deleted ones",
        sees: { admin: ["Gone Grinder"] },
        run: (ctx) =>
          namesListed(ctx, { status: "deleted" }).then((names) => names.filter((name) => name === "Gone Grinder")),
      },
      {
        on: "others' mini programs by their ID",
        sees: { admin: ["Tram Times"], tramAdmin: ["Tram Times"] },
        run: (ctx, { miniPrograms }) => namesListed(ctx, { q: miniPrograms.tram.id }),
      },
    ],
  },
  "mini-program/keep-logo-draft": {
    kind: "command",
    cases: [
      {
        on: "the console",
        action: "miniProgram.create",
        answers: byHand(creators, "forbidden"),
        run: async (ctx) => keepLogoDraft(ctx, { file: await logo.clone().toBuffer() }),
      },
      ...onMiniPrograms("information.edit", async (ctx, id) =>
        keepLogoDraft(ctx, { file: await logo.clone().toBuffer(), miniProgramId: id }),
      ),
    ],
  },
  ...configurationOperations,
  ...informationOperations,
  ...featureOperations,
};
