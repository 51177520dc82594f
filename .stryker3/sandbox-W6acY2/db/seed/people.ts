import { eq } from "drizzle-orm";
import type { Actor } from "../../lib/access/actor";
import { nameKey } from "../../lib/text/name-key";
import type { Db } from "../connect";
import { DEMO_ISSUER, demoPeople } from "../demo/people";
import { demoWorkspaces } from "../demo/workspaces";
import { identities, memberships, people, workspaces } from "../schema";

const daysSinceStart = 540;

/** The demo people as they act, by subject, and the demo workspaces' IDs by key. */
export type DemoWorld = { actors: Map<string, Actor>; workspaceIds: Map<string, string> };

export async function seedPeople(db: Db, now: Date): Promise<DemoWorld> {
  const createdAt = new Date(now.getTime() - daysSinceStart * 24 * 60 * 60 * 1000);
  const actors = new Map<string, Actor>();
  for (const { subject, name, email } of demoPeople) {
    const [person] = await db.insert(people).values({ name, email, emailVerified: true, createdAt }).returning();
    if (!person) throw new Error(`The demo person ${name} was not made.`);
    await db.insert(identities).values({ issuer: DEMO_ISSUER, subject, personId: person.id, createdAt });
    const nobodyYet = { memberships: [], runsMiniPrograms: false, sessionId: null, address: null };
    actors.set(subject, { personId: person.id, name, email, ...nobodyYet });
  }
  return { actors, workspaceIds: await seedWorkspaces(db, createdAt, actors) };
}

async function seedWorkspaces(db: Db, createdAt: Date, actors: Map<string, Actor>): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { key, name, kind, members } of demoWorkspaces) {
    const values = { kind, name, nameKey: nameKey(name), createdAt };
    const [workspace] =
      kind === "super_app"
        ? await db.update(workspaces).set(values).where(eq(workspaces.kind, kind)).returning()
        : await db.insert(workspaces).values(values).returning();
    if (!workspace) throw new Error(`The demo workspace ${name} was not made.`);
    ids.set(key, workspace.id);
    for (const { subject, role, status = "active" } of members) {
      const actor = actors.get(subject);
      if (!actor) throw new Error(`There is no demo person ${subject}.`);
      const membership = { workspaceId: workspace.id, workspaceKind: kind, role };
      await db.insert(memberships).values({ ...membership, personId: actor.personId, status, createdAt });
      if (status === "active") actor.memberships.push({ ...membership, workspaceName: name });
    }
  }
  return ids;
}
