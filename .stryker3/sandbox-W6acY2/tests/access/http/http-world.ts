import { randomBytes, randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/connect";
import {
  approvalRequests,
  deploymentKeys,
  miniPrograms as miniProgramTable,
  miniProgramTexts,
  notices,
  qrCodes,
  sessions,
  versionDrafts,
  versionReleaseNotes,
  versions,
} from "@/db/schema";
import { keepPackage } from "@/lib/package/parts/keep-package";
import { hashSessionToken, newSessionToken } from "@/lib/person/parts/session-token";
import { endingOf, hashKey, newDeploymentKey } from "@/lib/release/parts/deployment-key";
import { makeCode } from "@/lib/qr-code/parts/make-code";
import { requestRemoval } from "@/lib/removal/request-removal";
import { ctxOf } from "@/tests/support/actors";
import { addFeature, addJsapi } from "@/tests/support/catalog";
import { addFailedMail } from "@/tests/support/mails";
import { madePackage } from "@/tests/support/packages";
import { addRequest } from "@/tests/support/requests";
import { addVersion } from "@/tests/support/versions";
import { addWalletChange } from "@/tests/support/wallet";
import {
  addConfiguration,
  addInvitation,
  addLogo,
  addMember,
  addMemberOf,
  addMembership,
  addMiniProgram,
  addPerson,
  addWorkspace,
  superAppWorkspace,
  type MiniProgram,
  type Person,
} from "@/tests/support/world";
import type { PersonName, ProgramName } from "./standings";

export const versionNumber = "3.0.0";

export type HttpWorld = Awaited<ReturnType<typeof build>>;

/** Rows of their own in the console's database: everything in them carries a word that stands nowhere else. */
export async function httpWorld(db: Db): Promise<HttpWorld> {
  return db.transaction((tx) => build(tx));
}

async function build(db: Db) {
  // Ends in a letter, so that names which end in it make addresses.
  const key = `${randomBytes(4).toString("hex")}k`;
  const now = new Date();
  const superApp = await superAppWorkspace(db);
  const cafe = await addWorkspace(db, `Cafe-${key}`);
  const trams = await addWorkspace(db, `Trams-${key}`);
  const called = (name: string) => `${name}-${key}`;
  const people: Record<PersonName, Person> = {
    admin: await addMemberOf(db, superApp, "workspace_admin", called("Ada")),
    joined: await addMemberOf(db, superApp, "workspace_admin", called("Jo")),
    reviewer: await addMemberOf(db, superApp, "workspace_reviewer", called("Rosa")),
    builder: await addMemberOf(db, superApp, "workspace_developer", called("Bela")),
    maker: await addMemberOf(db, superApp, "workspace_developer", called("Mark")),
    cafeAdmin: await addMemberOf(db, cafe, "developer_admin", called("Carla")),
    lead: await addMemberOf(db, cafe, "developer", called("Leo")),
    dev: await addMemberOf(db, cafe, "developer", called("Dana")),
    newcomer: await addMemberOf(db, cafe, "developer", called("Nina")),
    tramAdmin: await addMemberOf(db, trams, "developer_admin", called("Tom")),
    tramDev: await addMemberOf(db, trams, "developer", called("Tess")),
    blocked: await addPerson(db, called("Blake")),
    removed: await addPerson(db, called("Remy")),
    outsider: await addPerson(db, called("Olga")),
  };
  const { admin, builder, maker, cafeAdmin, lead, dev, tramAdmin, tramDev } = people;
  await addMembership(db, cafe, people.blocked, "developer_admin", "blocked");
  // They never ask for anything, so no audit log of others names them.
  const silent = {
    cafe: await addMemberOf(db, cafe, "developer", called("Silent-cafe")),
    trams: await addMemberOf(db, trams, "developer", called("Silent-trams")),
    superApp: await addMemberOf(db, superApp, "workspace_developer", called("Silent-bank")),
  };

  const maps = called("maps");
  const wallet = called("wallet");
  const jsapi = `findPlace${key}`;
  const otherJsapi = `oldCall${key}`;
  await addJsapi(db, builder, jsapi);
  await addJsapi(db, builder, otherJsapi);
  await addFeature(db, builder, { key: maps, name: called("Maps"), jsapis: [jsapi] });
  await addFeature(db, builder, { key: wallet, name: called("Wallet"), access: "activation", jsapis: [jsapi] });

  const miniPrograms: Record<ProgramName, MiniProgram> = {
    latte: await addMiniProgram(db, cafe, cafeAdmin, { name: called("Latte"), names: { "zh-CN": `拿铁${key}` } }),
    mocha: await addMiniProgram(db, cafe, cafeAdmin, { name: called("Mocha") }),
    tram: await addMiniProgram(db, trams, tramAdmin, { name: called("Tram") }),
    bill: await addMiniProgram(db, superApp, maker, { name: called("Bill"), type: "html5" }),
    old: await addMiniProgram(db, cafe, cafeAdmin, { name: called("Old"), state: "archived" }),
    gone: await addMiniProgram(db, cafe, cafeAdmin, { name: called("Gone"), state: "deleted" }),
  };
  const { latte, mocha, tram, bill, old, gone } = miniPrograms;
  // Longer ago it would be purged.
  await db.update(miniProgramTable).set({ deletedAt: now }).where(eq(miniProgramTable.id, gone.id));
  for (const program of [latte, old, gone]) {
    await addMember(db, program, lead, "developer_admin");
    await addMember(db, program, dev, "developer");
    await addMember(db, program, people.blocked, "developer_admin");
    await addMember(db, program, people.removed, "developer_admin");
  }
  await addMember(db, latte, people.joined, "developer_admin");
  await addMember(db, tram, tramDev, "developer");
  await addMember(db, bill, maker, "developer_admin");

  const logos = new Map<string, string>();
  const codes = new Map<string, { id: string; token: string }>();
  const drafts = new Map<string, string>();
  for (const [name, program] of Object.entries(miniPrograms)) {
    const word = `${name}-${key}`;
    await db
      .update(miniProgramTexts)
      .set({ tagline: `tag-${word}`, description: `story-${word}` })
      .where(eq(miniProgramTexts.miniProgramId, program.id));
    await addConfiguration(db, program, cafeAdmin, {
      productionClientId: `client-${word}`,
      productionMerchantId: `merchant-${word}`,
      serverDomains: [`https://api-${word}.example.com`],
      h5Domains: [`h5-${word}.example.com`],
      testers: [`tester-${word}`],
    });
    logos.set(name, await addLogo(db, cafeAdmin, program));
    const [code] = await db
      .select({ id: qrCodes.id, token: qrCodes.token })
      .from(qrCodes)
      .where(and(eq(qrCodes.miniProgramId, program.id), eq(qrCodes.kind, "default")));
    if (code) codes.set(name, code);
    await addVersion(db, program, cafeAdmin, "2.0.0", { state: "rejected" });
    await addUpload(db, program, cafeAdmin, word, { number: versionNumber, position: 300_000_000 });
    const ofProgram = Object.entries(people).map(([who, person]) => ({
      ...{ id: randomUUID(), miniProgramId: program.id, uploadedBy: person.id, createdAt: now, number: "3.1.0" },
      ...{ uploadNote: `draft-${who}-${word}`, entranceUrl: "https://shop.example.com/", jsapis: [] },
    }));
    await db.insert(versionDrafts).values(ofProgram);
    Object.keys(people).forEach((who, place) => drafts.set(`${who} ${name}`, ofProgram[place]?.id ?? ""));
  }

  const inReview = { number: "4.0.0", position: 400_000_000, state: "in_review", submittedAt: now } as const;
  const submitted = await addUpload(db, tram, tramAdmin, `tram-${key}`, inReview);
  const requests = {
    removal: (await requestRemoval(await ctxOf(db, cafeAdmin, now), { id: mocha.id, reason: `reason-removal-${key}` }))
      .number,
    publish: await addRequest(db, tram, tramAdmin, {
      ...{ category: "publish", subject: "4.0.0", title: `Publish ${tram.name}` },
      frozen: { digest: submitted, fileCount: "1" },
    }),
    catalog: await addWalletChange(db, builder, wallet),
  };
  await db
    .update(approvalRequests)
    .set({ reason: `reason-catalog-${key}` })
    .where(eq(approvalRequests.number, requests.catalog));

  const noticeIds = new Map<string, string>();
  const tokens = new Map<string, string>();
  const sessionIds = new Map<string, string>();
  for (const [who, person] of Object.entries(people)) {
    const notice = { id: randomUUID(), personId: person.id, href: "/mini-programs", createdAt: now } as const;
    await db.insert(notices).values({ ...notice, title: `notice-${who}-${key}`, body: "Something happened." });
    noticeIds.set(who, notice.id);
    tokens.set(who, await signIn(db, person, now, `agent-${who}-${key}`));
    sessionIds.set(who, await addSession(db, person, now, `other-agent-${who}-${key}`));
  }
  tokens.set("ended", await signIn(db, lead, new Date(now.getTime() - 48 * hour)));

  const invitation = await addInvitation(db, cafe, cafeAdmin, "developer", {
    sentAt: new Date(now.getTime() - hour),
    email: `invited-${key}@people.example`,
  });
  const mail = await addFailedMail(db, { toAddress: `mailed-${key}@people.example`, nextAttemptAt: null });
  const secret = newDeploymentKey();
  const deploymentKey = { id: randomUUID(), name: `key-${key}`, secret };
  await db.insert(deploymentKeys).values({
    ...{ id: deploymentKey.id, name: deploymentKey.name, keyHash: hashKey(secret), ending: endingOf(secret) },
    ...{ madeBy: admin.id, madeAt: now },
  });

  return {
    ...{ key, people, silent, workspaces: { superApp, cafe, trams }, miniPrograms, requests, invitation, mail },
    catalog: { maps, wallet, jsapi, otherJsapi },
    deploymentKey,
    logoOf: (name: string) => logos.get(name) ?? randomUUID(),
    codeOf: (name: string) => codes.get(name) ?? { id: randomUUID(), token: "none" },
    draftOf: (who: string, name: string) => drafts.get(`${who} ${name}`) ?? randomUUID(),
    noticeOf: (who: string) => noticeIds.get(who) ?? randomUUID(),
    sessionOf: (who: string) => sessionIds.get(who) ?? randomUUID(),
    /** The cookie's value; nobody has none. */
    tokenOf: (who: string) => tokens.get(who) ?? null,
  };
}

const hour = 60 * 60 * 1000;

async function signIn(db: Db, person: Person, since: Date, userAgent: string | null = null): Promise<string> {
  const token = newSessionToken();
  await addSession(db, person, since, userAgent, token);
  return token;
}

async function addSession(
  db: Db,
  person: Person,
  since: Date,
  userAgent: string | null,
  token = newSessionToken(),
): Promise<string> {
  const id = randomUUID();
  await db.insert(sessions).values({
    ...{ id, tokenHash: hashSessionToken(token), personId: person.id, userAgent },
    ...{ createdAt: since, lastSeenAt: since },
    ...{ idleEndsAt: new Date(since.getTime() + 12 * hour), endsAt: new Date(since.getTime() + 24 * hour) },
  });
  return id;
}

/** A version as an upload leaves it: of a native one the package is there, byte for byte. */
async function addUpload(
  db: Db,
  program: MiniProgram,
  uploader: Person,
  word: string,
  version: Pick<typeof versions.$inferInsert, "number" | "position" | "state" | "submittedAt">,
): Promise<string> {
  const now = new Date();
  const { bytes, report } = madePackage(`package-${version.number}-${word}`);
  const isNative = !word.startsWith("bill");
  if (isNative) await keepPackage({ db, now: () => now }, { bytes, report });
  const madeOf = isNative ? { packageDigest: report.sha256 } : { entranceUrl: "https://shop.example.com/" };
  await db.insert(versions).values({
    ...{ ...version, miniProgramId: program.id, digest: report.sha256, ...madeOf },
    ...{ jsapiCount: 0, uploadedBy: uploader.id, uploadedAt: now, uploadNote: `upload-${word}` },
  });
  await makeCode({ db, actor: { personId: uploader.id }, now: () => now }, program.id, { version: version.number });
  const note = { miniProgramId: program.id, number: version.number, language: "en", note: `note-${word}` };
  await db.insert(versionReleaseNotes).values(note);
  return report.sha256;
}
