import { randomUUID } from "node:crypto";
import { and, desc, eq } from "drizzle-orm";
import { approvalRequests, logos, miniPrograms, qrCodes, versions } from "@/db/schema";
import type { RequestCategory } from "@/lib/vocabulary";
import type { Fields } from "../access/http/client";
import { form, knownId, nameOf, onProgram, type Act, type Life } from "./life";
import { packageOf, sendPackage } from "./packages-of-life";

const reason: Fields[number] = ["reason", "Because"];

async function lastRequest({ db }: Life, id: string, category: RequestCategory): Promise<string> {
  const [last] = await db
    .select({ number: approvalRequests.number })
    .from(approvalRequests)
    .where(and(eq(approvalRequests.miniProgramId, id), eq(approvalRequests.category, category)))
    .orderBy(desc(approvalRequests.number))
    .limit(1);
  if (!last) throw new Error(`There is no request of ${category}.`);
  return String(last.number);
}

async function information({ db, cast }: Life, id: string, more: Fields): Promise<Fields> {
  const [{ revision, logoId } = { revision: 0, logoId: null }] = await db
    .select({ revision: miniPrograms.informationRevision, logoId: miniPrograms.logoId })
    .from(miniPrograms)
    .where(eq(miniPrograms.id, id));
  const draft = { id: randomUUID(), addedBy: cast.chief.id, side: 96, createdAt: new Date() };
  const image = Buffer.from("image");
  if (logoId === null) await db.insert(logos).values({ ...draft, image, thumbnail: image });
  return [
    ["revision", String(revision)],
    ["categories", "food-drink/cafe"],
    ["logoId", logoId ?? draft.id],
    ["serviceEmail", "help@shop.example.com"],
    ...more,
  ];
}

const configurationFields = (id: string, revision: string, testers: string): Fields => [
  ["miniProgram", id],
  ["revision", revision],
  ["productionClientId", "client-1"],
  ["productionMerchantId", "merchant-1"],
  ["serverDomains", "https://api.example.com"],
  ["testers", testers],
];

/** In two steps: what would change is shown, and then saved. */
function configuration(revision: string, testers: string): Act {
  const save = (more: Fields) =>
    form("configuration", "chief", "mini-programs/[id]/configuration/actions.ts saveConfigurationAction", (_, id) => [
      ...configurationFields(id, revision, testers),
      ...more,
    ]);
  return {
    name: `save configuration ${revision}`,
    prepare: async (life) => {
      const shown = await (await save([["step", "review"]]).prepare(life))();
      const { reviewed = "" } = shown.values ?? {};
      if (typeof reviewed !== "string" || reviewed === "") throw new Error(`No difference is shown: ${shown.code}.`);
      return save([
        ["step", "save"],
        ["reviewed", reviewed],
      ]).prepare(life);
    },
  };
}

const upload = (number: string, size: number): Act => ({
  name: `upload ${number}`,
  isUpload: true,
  prepare: async (life) => {
    const [id, bytes] = [await knownId(life), await packageOf(life.key, number, size)];
    return () => sendPackage(life, id, number, bytes);
  },
});

const createVersion = (number: string) =>
  onProgram(`create version ${number}`, "dev", "versions/actions.ts createVersionAction", ({ draft }) => [
    ["draft", draft],
  ]);

const note = (number: string, shown: string, text: string) =>
  onProgram(`edit release note of ${number}`, "chief", "versions/actions.ts editReleaseNotesAction", () => [
    ["number", number],
    ["language", "en"],
    ["shown", shown],
    ["note", text],
  ]);

const step = (name: string, number: string, action: string, more: Fields = []) =>
  onProgram(`${name} ${number}`, "chief", `versions/step-actions.ts ${action}`, () => [["number", number], ...more]);

const submit = (number: string) => step("submit", number, "submitVersionAction");

const decide = (
  name: "approve" | "reject" | "withdraw",
  by: "reviewer" | "chief",
  category: RequestCategory,
  version?: string,
): Act =>
  form(`${name} ${category}`, by, `approvals/[number]/actions.ts ${name}Action`, async (life, id) => {
    const number = await lastRequest(life, id, category);
    const digest = version === undefined ? undefined : await digestOf(life, id, version);
    const digests: Fields = digest === undefined || name !== "approve" ? [] : [["digest", digest]];
    return [["number", number], ...(name === "reject" ? [reason] : []), ...digests];
  });

async function digestOf({ db }: Life, id: string, number: string): Promise<string | undefined> {
  const [found] = await db
    .select({ digest: versions.digest })
    .from(versions)
    .where(and(eq(versions.miniProgramId, id), eq(versions.number, number)));
  return found?.digest;
}

const member = (name: string, action: string, field: "people" | "personId", more: Fields = []) =>
  onProgram(name, "chief", `members/actions.ts ${action}`, ({ cast }) => [[field, cast.dev.id], ...more]);

const feature = (name: string, action: string, more: Fields) =>
  onProgram(name, "chief", `features/actions.ts ${action}`, () => more);

const qrCode = (name: string) =>
  onProgram(`create QR code ${name}`, "chief", "qr-codes/actions.ts createQrCodeAction", () => [
    ["formKey", randomUUID()],
    ["name", name],
    ["url", "pages/index/index"],
    ["parameterName", "table"],
    ["parameterValue", "12"],
  ]);

const deleteQrCode = (name: string) =>
  onProgram(`delete QR code ${name}`, "chief", "qr-codes/actions.ts deleteQrCodeAction", async ({ db }, id) => {
    const [found] = await db
      .select({ id: qrCodes.id })
      .from(qrCodes)
      .where(and(eq(qrCodes.miniProgramId, id), eq(qrCodes.name, name)));
    return [["code", found?.id ?? ""]];
  });

const create = form("create", "chief", "mini-programs/new/actions.ts createMiniProgramAction", (life) => [
  ["formKey", life.formKey],
  ["type", "native"],
  ["workspace", life.workspaceId],
  ["defaultLanguage", "en"],
  ["name", nameOf(life)],
]);

const inEnglish = (tagline: string) =>
  onProgram(`save information: ${tagline}`, "chief", "information/actions.ts saveInformationAction", (life, id) =>
    information(life, id, [
      ["language", "en"],
      ["name", nameOf(life)],
      ["tagline", tagline],
      ["description", "A mini program that goes through all there is."],
    ]),
  );

/** What a release, a whole one after the other, takes. */
const asked = (number: string): Act[] => [note(number, "", "News"), submit(number)];

/** All of them in their order. None is refused, unless it was done before. */
export const acts: Act[] = [
  create,
  inEnglish("First words"),
  onProgram("add language", "chief", "information/actions.ts addLanguageAction", ({ key }) => [
    ["language", "zh-CN"],
    ["name", `生活 ${key}`],
  ]),
  inEnglish("Second words"),
  configuration("0", "tester-1"),
  member("add member", "addMembersAction", "people", [["role", "developer"]]),
  member("make Developer Admin", "setMemberRoleAction", "personId", [["role", "developer_admin"]]),
  member("make Developer", "setMemberRoleAction", "personId", [["role", "developer"]]),
  feature("add feature", "addFeaturesAction", [["features", "maps"]]),
  feature("apply for feature", "applyForFeatureAction", [["key", "wallet"], reason]),
  decide("reject", "reviewer", "feature_activation"),
  feature("apply again", "applyForFeatureAction", [["key", "wallet"], reason]),
  decide("approve", "reviewer", "feature_activation"),
  upload("1.0.0", 40_000),
  createVersion("1.0.0"),
  ...asked("1.0.0"),
  decide("withdraw", "chief", "publish"),
  submit("1.0.0"),
  decide("reject", "reviewer", "publish"),
  note("1.0.0", "News", "Better news"),
  submit("1.0.0"),
  decide("approve", "reviewer", "publish", "1.0.0"),
  step("publish", "1.0.0", "publishVersionAction"),
  qrCode("Counter"),
  qrCode("Window"),
  deleteQrCode("Window"),
  upload("1.1.0", 2_500_000),
  createVersion("1.1.0"),
  ...asked("1.1.0"),
  decide("approve", "reviewer", "publish", "1.1.0"),
  step("start pilot of", "1.1.0", "startPilotAction"),
  step("start grayscale of", "1.1.0", "startGrayscaleAction", [["share", "10"]]),
  step("raise share of", "1.1.0", "raiseShareAction", [["share", "30"]]),
  step("pause", "1.1.0", "pauseReleaseAction", [reason]),
  step("resume", "1.1.0", "resumeReleaseAction", [reason]),
  step("publish", "1.1.0", "publishVersionAction"),
  step("roll back to", "1.0.0", "rollBackAction", [reason]),
  upload("1.2.0", 600_000),
  createVersion("1.2.0"),
  onProgram("delete version 1.2.0", "chief", "versions/actions.ts deleteVersionAction", () => [["number", "1.2.0"]]),
  configuration("1", "tester-1 tester-2"),
  onProgram("suspend", "admin", "suspension-actions.ts suspendAction", () => [reason]),
  onProgram("resume mini program", "admin", "suspension-actions.ts resumeAction", () => [reason]),
  onProgram("request removal", "chief", "removal/actions.ts requestRemovalAction", () => [reason]),
  decide("withdraw", "chief", "removal"),
  feature("delete feature", "deleteFeatureAction", [["key", "wallet"]]),
  member("remove member", "removeMemberAction", "personId"),
  inEnglish("Last words"),
];
