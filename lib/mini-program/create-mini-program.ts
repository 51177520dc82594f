import { and, eq, isNull } from "drizzle-orm";
import { logos, miniProgramMembers, miniPrograms, miniProgramTexts, workspaces } from "../../db/schema";
import { underRolesLock } from "../access/parts/under-roles-lock";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { conflict, DomainError, invalid } from "../errors";
import { fieldsToMend } from "../format/fields-to-mend";
import { makeCode } from "../qr-code/parts/make-code";
import { nameKey, sortName } from "../text/name-key";
import { searchText } from "../text/search-text";
import type { CreateMiniProgram } from "./inputs";
import { assertCreatesSomewhere, creationWorkspaces } from "./parts/creation-workspaces";
import { missingInformation } from "./parts/missing-information";
import { nameTaken } from "./parts/name-taken";
import { newMiniProgramId } from "./parts/new-id";
import { violates } from "../unique-violation";

/** Creates a mini program with its texts in one language; the creator becomes its first Developer Admin. The same form sent twice creates one. */
export async function createMiniProgram(ctx: Ctx, input: CreateMiniProgram): Promise<{ id: string }> {
  try {
    // Whoever creates stands still meanwhile: taken out at the same moment, they would leave it without a Developer Admin.
    return await inTransaction(ctx, async (begun) => create(await underRolesLock(begun), input));
  } catch (error) {
    if (violates(error, "mini_program_texts_name")) throw nameTaken(input.name);
    throw error;
  }
}

async function create(ctx: Ctx, input: CreateMiniProgram): Promise<{ id: string }> {
  assertCreatesSomewhere(ctx.actor);
  const made = await madeByForm(ctx, input);
  if (made) return made;
  const workspace = await chosenWorkspace(ctx, input.workspace);
  await assertLogoDraftIsOwn(ctx, input.logoDraft);

  const id = newMiniProgramId();
  const now = ctx.now();
  const search = searchText({ names: [input.name], creatorName: ctx.actor.name, creatorEmail: ctx.actor.email });
  await ctx.db.insert(miniPrograms).values({
    id,
    workspaceId: workspace.id,
    type: input.type,
    defaultLanguage: input.defaultLanguage,
    name: input.name,
    sortName: sortName(input.name),
    searchText: search,
    categories: input.categories,
    serviceEmail: input.serviceEmail,
    servicePhone: input.servicePhone,
    entranceUrl: input.entranceUrl,
    missing: missingInformation({ ...input, logoId: input.logoDraft, h5Domains: [] }),
    createdBy: ctx.actor.personId,
    createdAt: now,
    updatedAt: now,
    formKey: input.formKey,
  });
  await ctx.db.insert(miniProgramTexts).values({
    miniProgramId: id,
    workspaceId: workspace.id,
    language: input.defaultLanguage,
    name: input.name,
    nameKey: nameKey(input.name),
    tagline: input.tagline,
    description: input.description,
    keywords: input.keywords,
  });
  await ctx.db.insert(miniProgramMembers).values({
    miniProgramId: id,
    personId: ctx.actor.personId,
    role: "developer_admin",
    addedBy: ctx.actor.personId,
    createdAt: now,
  });
  await makeCode(ctx, id, "default");
  if (input.logoDraft) {
    await ctx.db.update(logos).set({ miniProgramId: id }).where(eq(logos.id, input.logoDraft));
    await ctx.db.update(miniPrograms).set({ logoId: input.logoDraft }).where(eq(miniPrograms.id, id));
  }
  await record(
    ctx,
    "mini_program.created",
    { kind: "mini_program", id, workspaceId: workspace.id },
    { after: whatWasCreated(input) },
  );
  return { id };
}

/** The one that this form made before. A form that came back and was filled in anew is not the same form. */
async function madeByForm(ctx: Ctx, input: CreateMiniProgram): Promise<{ id: string } | undefined> {
  const [made] = await ctx.db
    .select({ id: miniPrograms.id, name: miniPrograms.name, workspaceId: miniPrograms.workspaceId })
    .from(miniPrograms)
    .where(and(eq(miniPrograms.createdBy, ctx.actor.personId), eq(miniPrograms.formKey, input.formKey)));
  if (!made) return undefined;
  if (made.name === input.name && made.workspaceId === input.workspace) return { id: made.id };
  throw conflict(`This form has already made “${made.name}”. Send it once more to make another one.`);
}

async function chosenWorkspace(ctx: Ctx, workspaceId: string): Promise<{ id: string }> {
  const [workspace] = await creationWorkspaces(ctx, workspaceId);
  if (workspace) return workspace;
  const others = await creationWorkspaces(ctx);
  const names = others.map(({ name }) => name).join(", ");
  // Whoever may create somewhere has chosen wrongly, which stands beside the field; that they tried is recorded.
  const [named] = await ctx.db.select({ id: workspaces.id }).from(workspaces).where(eq(workspaces.id, workspaceId));
  const issues = { workspace: [`You cannot create mini programs in this workspace. You can in: ${names}`] };
  throw new DomainError("invalid", fieldsToMend(issues), {
    issues,
    refusal: { action: "miniProgram.create", ...(named && { workspaceId: named.id }) },
  });
}

function whatWasCreated(input: CreateMiniProgram) {
  const { type, defaultLanguage, name, tagline, description, keywords, categories } = input;
  const { serviceEmail, servicePhone, entranceUrl, logoDraft } = input;
  const texts = { name, tagline, description, keywords };
  return {
    type,
    defaultLanguage,
    ...texts,
    categories,
    serviceEmail,
    servicePhone,
    entranceUrl,
    logo: logoDraft !== null,
  };
}

async function assertLogoDraftIsOwn(ctx: Ctx, logoDraft: string | null): Promise<void> {
  if (!logoDraft) return;
  const [draft] = await ctx.db
    .select({ id: logos.id })
    .from(logos)
    .where(and(eq(logos.id, logoDraft), eq(logos.addedBy, ctx.actor.personId), isNull(logos.miniProgramId)))
    .for("update");
  if (!draft) throw invalid({ logo: ["The chosen logo is no longer kept. Choose it again."] });
}
