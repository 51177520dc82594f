import { randomUUID } from "node:crypto";
import type { Db } from "@/db/connect";
import { deploymentKeys, sessions } from "@/db/schema";
import { hashSessionToken, newSessionToken } from "@/lib/person/parts/session-token";
import { endingOf, hashKey, newDeploymentKey } from "@/lib/release/parts/deployment-key";
import { addFeature, addJsapi } from "@/tests/support/catalog";
import { addMemberOf, addWorkspace, superAppWorkspace, type Person } from "@/tests/support/world";

/** One who acts, with the cookie of their session. */
export type SignedIn = Person & { token: string };

/** Those through whom a life goes. Each life that is under way at the same time has its own. */
export type Cast = { chief: SignedIn; dev: SignedIn; reviewer: SignedIn; admin: SignedIn };

export type FaultWorld = { workspaceId: string; casts: Cast[]; reader: SignedIn; deploymentKey: string };

/** Workspaces, people who are signed in, and a catalog. Everyone of a kind has the same name: lives are compared. */
export async function faultWorld(db: Db, lives: number): Promise<FaultWorld> {
  return db.transaction(async (tx) => {
    const [superApp, cafe] = [await superAppWorkspace(tx), await addWorkspace(tx, `Cafe ${randomUUID().slice(0, 8)}`)];
    const admin = await signedIn(tx, await addMemberOf(tx, superApp, "workspace_admin", "Ada Admin"));
    const casts: Cast[] = [];
    for (let place = 0; place < lives; place += 1) {
      casts.push({
        admin,
        chief: await signedIn(tx, await addMemberOf(tx, cafe, "developer_admin", "Carla Chief")),
        dev: await signedIn(tx, await addMemberOf(tx, cafe, "developer", "Dana Developer")),
        reviewer: await signedIn(tx, await addMemberOf(tx, superApp, "workspace_reviewer", "Rosa Reviewer")),
      });
    }
    await addJsapi(tx, admin, "findPlace");
    await addJsapi(tx, admin, "payBill", { sensitive: true });
    await addFeature(tx, admin, { key: "maps", name: "Maps", jsapis: ["findPlace"] });
    await addFeature(tx, admin, { key: "wallet", name: "Wallet", access: "activation", jsapis: ["payBill"] });
    const deploymentKey = newDeploymentKey();
    await tx.insert(deploymentKeys).values({
      ...{ name: "Faults", keyHash: hashKey(deploymentKey), ending: endingOf(deploymentKey) },
      ...{ madeBy: admin.id, madeAt: new Date() },
    });
    return { workspaceId: cafe.id, casts, reader: admin, deploymentKey };
  });
}

const hour = 60 * 60 * 1000;

export async function signedIn(db: Db, person: Person): Promise<SignedIn> {
  const [now, token] = [new Date(), newSessionToken()];
  await db.insert(sessions).values({
    ...{ id: randomUUID(), tokenHash: hashSessionToken(token), personId: person.id, createdAt: now, lastSeenAt: now },
    ...{ idleEndsAt: new Date(now.getTime() + 12 * hour), endsAt: new Date(now.getTime() + 24 * hour) },
  });
  return { ...person, token };
}
