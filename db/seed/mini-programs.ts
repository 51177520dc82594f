import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { eq } from "drizzle-orm";
import type { Actor } from "../../lib/access/actor";
import type { Ctx } from "../../lib/context";
import { createMiniProgram } from "../../lib/mini-program/create-mini-program";
import { createMiniProgramInput } from "../../lib/mini-program/inputs";
import { keepLogoDraft } from "../../lib/mini-program/keep-logo-draft";
import { noMail } from "../../lib/outreach";
import { nameKey } from "../../lib/text/name-key";
import { searchText } from "../../lib/text/search-text";
import type { Db } from "../connect";
import { demoMiniPrograms, type DemoMiniProgram } from "../demo/mini-programs";
import { miniProgramMembers, miniPrograms, miniProgramTexts } from "../schema";
import type { DemoWorld } from "./people";

const dayInMs = 24 * 60 * 60 * 1000;

export async function seedMiniPrograms(db: Db, now: Date, world: DemoWorld): Promise<void> {
  const oldestFirst = demoMiniPrograms.toSorted((a, b) => b.createdDaysAgo - a.createdDaysAgo);
  for (const demo of oldestFirst) await seedMiniProgram(db, now, world, demo);
}

async function seedMiniProgram(db: Db, now: Date, world: DemoWorld, demo: DemoMiniProgram): Promise<void> {
  const creator = personIn(world, demo.creator);
  const createdAt = new Date(now.getTime() - demo.createdDaysAgo * dayInMs);
  const ctx: Ctx = { db, actor: creator, now: () => createdAt, outreach: noMail, scanForViruses: null };
  const file = await readFile(new URL(`../demo/logos/${demo.logo}`, import.meta.url));
  const draft = await keepLogoDraft(ctx, { file });
  const input = createMiniProgramInput.parse({
    formKey: randomUUID(),
    type: demo.type,
    workspace: world.workspaceIds.get(demo.workspace),
    defaultLanguage: "en",
    ...demo.texts.en,
    categories: demo.categories,
    logoDraft: draft.id,
    serviceEmail: demo.serviceEmail,
    servicePhone: demo.servicePhone,
    entranceUrl: demo.entranceUrl,
  });
  const { id } = await createMiniProgram(ctx, input);
  await addTranslations(db, id, input.workspace, demo);
  for (const { subject, role } of demo.members) {
    const person = personIn(world, subject);
    await db
      .insert(miniProgramMembers)
      .values({ miniProgramId: id, personId: person.personId, role, addedBy: creator.personId, createdAt });
  }
  const names = Object.values(demo.texts).map(({ name }) => name);
  const search = searchText({ names, creatorName: creator.name, creatorEmail: creator.email });
  await db
    .update(miniPrograms)
    .set({
      searchText: search,
    })
    .where(eq(miniPrograms.id, id));
}

async function addTranslations(db: Db, id: string, workspaceId: string, demo: DemoMiniProgram): Promise<void> {
  for (const language of ["zh-CN", "id"] as const) {
    const { name, tagline, description, keywords } = demo.texts[language];
    await db.insert(miniProgramTexts).values({
      miniProgramId: id,
      workspaceId,
      language,
      name,
      nameKey: nameKey(name),
      tagline,
      description,
      keywords: keywords.split(/, |，/),
    });
  }
}

function personIn(world: DemoWorld, subject: string): Actor {
  const actor = world.actors.get(subject);
  if (!actor) throw new Error(`There is no demo person ${subject}.`);
  return actor;
}
