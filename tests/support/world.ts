import { randomBytes, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Db } from "@/db/connect";
import {
  configurationRevisions,
  invitations,
  logos,
  memberships,
  miniProgramMembers,
  miniPrograms,
  miniProgramTexts,
  people,
  workspaces,
} from "@/db/schema";
import { newMiniProgramId } from "@/lib/mini-program/parts/new-id";
import { makeCode } from "@/lib/qr-code/parts/make-code";
import { emailKey, nameKey, sortName } from "@/lib/text/name-key";
import { searchText } from "@/lib/text/search-text";
import type {
  Category,
  DeveloperRole,
  MembershipStatus,
  MiniProgramState,
  MiniProgramType,
  Role,
  WorkspaceKind,
} from "@/lib/vocabulary";

// Builders put rows straight into the tables, so that a test can start from any world, also from one that no
// operation would make. What a test is about goes through the real operation.

export type Person = { id: string; name: string; email: string };
export type Workspace = { id: string; name: string; kind: WorkspaceKind };
export type MiniProgram = { id: string; name: string; workspaceId: string };

/** The moment at which the rows of the builders were made, and the clock of `ctxOf`, unless a test says another. */
export const testNow = new Date("2026-03-14T09:26:53.589Z");

export async function addPerson(db: Db, name = "Somebody"): Promise<Person> {
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, ".")}.${randomUUID().slice(0, 8)}@people.example`;
  const person = { id: randomUUID(), name, email };
  await db.insert(people).values({ ...person, emailVerified: true, createdAt: testNow });
  return person;
}

/** The one super-app workspace, which the migrations make. */
export async function superAppWorkspace(db: Db): Promise<Workspace> {
  const [workspace] = await db
    .select({ id: workspaces.id, name: workspaces.name, kind: workspaces.kind })
    .from(workspaces)
    .where(eq(workspaces.kind, "super_app"));
  if (!workspace) throw new Error("The database has no super-app workspace.");
  return workspace;
}

/** A developer workspace. */
export async function addWorkspace(db: Db, name = `Workspace ${randomUUID()}`): Promise<Workspace> {
  const workspace = { id: randomUUID(), name, kind: "developer" as const };
  await db.insert(workspaces).values({ ...workspace, nameKey: nameKey(name), createdAt: testNow });
  return workspace;
}

export async function addMembership(
  db: Db,
  workspace: Workspace,
  person: { id: string },
  role: Role,
  status: MembershipStatus = "active",
): Promise<void> {
  await db.insert(memberships).values({
    workspaceId: workspace.id,
    workspaceKind: workspace.kind,
    personId: person.id,
    role,
    status,
    createdAt: testNow,
  });
}

/** A person with one role in one workspace. */
export async function addMemberOf(db: Db, workspace: Workspace, role: Role, name?: string): Promise<Person> {
  const person = await addPerson(db, name);
  await addMembership(db, workspace, person, role);
  return person;
}

export type MiniProgramInput = {
  name?: string;
  /** Names in further languages. */
  names?: Record<string, string>;
  type?: MiniProgramType;
  state?: MiniProgramState;
  releasedVersion?: string;
  categories?: Category[];
  createdAt?: Date;
  updatedAt?: Date;
};

/** A mini program with its texts. Its creator becomes no member by this: see `addMember`. */
export async function addMiniProgram(
  db: Db,
  workspace: { id: string },
  creator: Person,
  input: MiniProgramInput = {},
): Promise<MiniProgram> {
  const id = newMiniProgramId();
  const { name = `Mini program ${id.slice(-6)}`, type = "native", state = "created", createdAt = testNow } = input;
  const released = input.releasedVersion ?? (state === "released" ? "1.0.0" : null);
  const names = { en: name, ...input.names };
  const search = searchText({ names: Object.values(names), creatorName: creator.name, creatorEmail: creator.email });
  await db.transaction(async (tx) => {
    await tx.insert(miniPrograms).values({
      id,
      workspaceId: workspace.id,
      type,
      state,
      releasedVersion: released,
      defaultLanguage: "en",
      name,
      sortName: sortName(name),
      searchText: search,
      categories: input.categories ?? [],
      entranceUrl: type === "html5" ? "https://shop.example.com/" : null,
      missing: ["tagline", "description", "categories", "logo", "service_contact"],
      createdBy: creator.id,
      createdAt,
      updatedAt: input.updatedAt ?? createdAt,
      archivedAt: state === "archived" ? createdAt : null,
      ...(state === "deleted" && deletedBy(creator)),
      formKey: randomUUID(),
    });
    await tx.insert(miniProgramTexts).values(
      Object.entries(names).map(([language, name]) => ({
        miniProgramId: id,
        workspaceId: workspace.id,
        language,
        name,
        nameKey: nameKey(name),
        keywords: [],
      })),
    );
    await makeCode({ db: tx, actor: { personId: creator.id }, now: () => createdAt }, id, "default");
  });
  return { id, name, workspaceId: workspace.id };
}

/** What a row of a mini program holds once somebody has deleted it. */
export const deletedBy = (person: { id: string }) =>
  ({ state: "deleted", deletedAt: testNow, deletedBy: person.id, stateBeforeDeletion: "created" }) as const;

export async function addMember(
  db: Db,
  miniProgram: { id: string },
  person: { id: string },
  role: DeveloperRole,
  createdAt = testNow,
): Promise<void> {
  await db.insert(miniProgramMembers).values({
    miniProgramId: miniProgram.id,
    personId: person.id,
    role,
    addedBy: person.id,
    createdAt,
  });
}

/** A logo as the console keeps it; without a mini program it is the person's draft. */
export async function addLogo(db: Db, person: { id: string }, miniProgram?: { id: string }): Promise<string> {
  const id = randomUUID();
  await db.insert(logos).values({
    id,
    miniProgramId: miniProgram?.id ?? null,
    addedBy: person.id,
    side: 96,
    image: Buffer.from("image"),
    thumbnail: Buffer.from("thumbnail"),
    createdAt: testNow,
  });
  if (miniProgram) await db.update(miniPrograms).set({ logoId: id }).where(eq(miniPrograms.id, miniProgram.id));
  return id;
}

/** A state of its configuration as an operation would have left it: IDs of production, one host, one tester. */
export async function addConfiguration(
  db: Db,
  miniProgram: { id: string },
  person: { id: string },
  more: Partial<typeof configurationRevisions.$inferInsert> = {},
): Promise<void> {
  await db.insert(configurationRevisions).values({
    miniProgramId: miniProgram.id,
    revision: 1,
    productionClientId: "client-1",
    productionMerchantId: "merchant-1",
    serverDomains: ["https://api.example.com"],
    h5Domains: [],
    testers: ["tester-1"],
    changedBy: person.id,
    changedAt: testNow,
    ...more,
  });
}

export type Invitation = { id: string; token: string; email: string };

/** An invitation that was sent at `testNow` and lasts three days, unless the test says otherwise. */
export async function addInvitation(
  db: Db,
  workspace: Workspace,
  inviter: { id: string },
  role: Role,
  input: { email?: string; sentAt?: Date; expiresAt?: Date; mailId?: string } = {},
): Promise<Invitation> {
  const { email = `invited.${randomUUID().slice(0, 8)}@people.example`, sentAt = testNow } = input;
  const invitation = { id: randomUUID(), token: randomBytes(32).toString("base64url"), email };
  await db.insert(invitations).values({
    ...invitation,
    workspaceId: workspace.id,
    workspaceKind: workspace.kind,
    name: "Ida Invited",
    emailKey: emailKey(email),
    role,
    invitedBy: inviter.id,
    createdAt: sentAt,
    sentAt,
    expiresAt: input.expiresAt ?? new Date(sentAt.getTime() + 3 * 24 * 60 * 60 * 1000),
    mailId: input.mailId ?? null,
  });
  return invitation;
}
