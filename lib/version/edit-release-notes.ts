import { and, desc, eq } from "drizzle-orm";
import { auditEntries, miniPrograms, miniProgramTexts, people, versionReleaseNotes } from "../../db/schema";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { invalid, savedMeanwhile } from "../errors";
import { languageLabel } from "../format/languages";
import type { EditReleaseNotes } from "./inputs";
import { holdVersion } from "./parts/hold-version";

/** Writes the release note in one language of the mini program, or takes it away. Answers whether anything changed. */
export async function editReleaseNotes(ctx: Ctx, input: EditReleaseNotes): Promise<{ isChanged: boolean }> {
  const { id, number, language, note } = input;
  return inTransaction(ctx, async (ctx) => {
    const { miniProgram, facts } = await holdVersion(ctx, { id, number }, "editReleaseNote");
    await assertLanguage(ctx, id, language);
    const before = await findNote(ctx, input);
    if (note === before) return { isChanged: false };
    if (before !== input.shown) {
      const last = await lastEdit(ctx, id);
      throw savedMeanwhile({
        revision: 0,
        ...last,
        values: { note: before },
        untouched: note === input.shown ? ["note"] : [],
      });
    }
    await writeNote(ctx, input);
    await ctx.db.update(miniPrograms).set({ updatedAt: ctx.now() }).where(eq(miniPrograms.id, id));
    const details = {
      name: facts.name,
      version: number,
      before: { [language]: before },
      after: { [language]: note },
    };
    const { workspaceId } = miniProgram;
    await record(ctx, "version.release_note_edited", { kind: "mini_program", id, workspaceId }, details);
    return { isChanged: true };
  });
}

async function assertLanguage({ db }: Ctx, id: string, language: string): Promise<void> {
  const [known] = await db
    .select({ language: miniProgramTexts.language })
    .from(miniProgramTexts)
    .where(and(eq(miniProgramTexts.miniProgramId, id), eq(miniProgramTexts.language, language)));
  if (known) return;
  const message = `The mini program has no information in ${languageLabel(language)}. Add the language there first.`;
  throw invalid({ language: [message] });
}

const isNote = ({ id, number, language }: EditReleaseNotes) =>
  and(
    eq(versionReleaseNotes.miniProgramId, id),
    eq(versionReleaseNotes.number, number),
    eq(versionReleaseNotes.language, language),
  );

async function findNote({ db }: Ctx, input: EditReleaseNotes): Promise<string> {
  const [found] = await db.select({ note: versionReleaseNotes.note }).from(versionReleaseNotes).where(isNote(input));
  return found?.note ?? "";
}

async function writeNote({ db }: Ctx, input: EditReleaseNotes): Promise<void> {
  const { id: miniProgramId, number, language, note } = input;
  if (note === "") {
    await db.delete(versionReleaseNotes).where(isNote(input));
    return;
  }
  const { miniProgramId: program, number: ofNumber, language: ofLanguage } = versionReleaseNotes;
  await db
    .insert(versionReleaseNotes)
    .values({ miniProgramId, number, language, note })
    .onConflictDoUpdate({ target: [program, ofNumber, ofLanguage], set: { note } });
}

/** Who edited release notes of the mini program last, and when. */
async function lastEdit({ db, now, actor }: Ctx, id: string): Promise<{ by: string | null; at: Date }> {
  const [last] = await db
    .select({ byId: people.id, by: people.name, at: auditEntries.at })
    .from(auditEntries)
    .innerJoin(people, eq(people.id, auditEntries.actorId))
    .where(and(eq(auditEntries.miniProgramId, id), eq(auditEntries.event, "version.release_note_edited")))
    .orderBy(desc(auditEntries.at), desc(auditEntries.position))
    .limit(1);
  if (!last) return { by: "Somebody else", at: now() };
  return { by: last.byId === actor.personId ? null : last.by, at: last.at };
}
