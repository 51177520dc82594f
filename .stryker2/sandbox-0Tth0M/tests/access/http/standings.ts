import { oracleSays, type OracleRole } from "../oracle";

// Who asks, what for, and what they are to it: worked out by hand from the specification. It imports nothing of lib.

export const persons = [
  "admin",
  "joined",
  "reviewer",
  "builder",
  "maker",
  "cafeAdmin",
  "lead",
  "dev",
  "newcomer",
  "tramAdmin",
  "tramDev",
  "blocked",
  "removed",
  "outsider",
] as const;
export type PersonName = (typeof persons)[number];

/** With them those who are not signed in: one never was, one's session has ended. */
export const everyone = [...persons, "nobody", "ended"] as const;
export type Who = (typeof everyone)[number];

export const inWords: Record<Who, string> = {
  admin: "Workspace Admin",
  joined: "Workspace Admin who joined as Developer Admin",
  reviewer: "Workspace Reviewer",
  builder: "Workspace Developer",
  maker: "Workspace Developer, Developer Admin of bill",
  cafeAdmin: "Developer Admin of the owner",
  lead: "member, Developer Admin",
  dev: "member, Developer",
  newcomer: "Developer of the owner, on nothing",
  tramAdmin: "Developer Admin of another workspace",
  tramDev: "Developer of another workspace",
  blocked: "blocked, still standing in its members",
  removed: "removed, still standing in its members",
  outsider: "belongs to nothing",
  nobody: "not signed in",
  ended: "whose session has ended",
};

/** latte is one's own, mocha another's of the same workspace, tram another workspace's, bill the operator's. */
export const programs = ["latte", "mocha", "tram", "bill", "old", "gone"] as const;
export type ProgramName = (typeof programs)[number];

/**
 * `header`: of a deleted mini program a Workspace Admin sees that and can restore it; every other page of it leads there.
 * `elsewhere`: they may do it, in another place than this; the form says so beside its field.
 */
export type Answer = "allowed" | "forbidden" | "not_found" | "signed_out" | "header" | "elsewhere";
export type Answers = Record<Who, Answer>;

type Roles = Partial<Record<PersonName, OracleRole[]>>;

const ofSuperApp: Roles = { admin: ["WA"], joined: ["WA"], reviewer: ["WR"], builder: ["WD"], maker: ["WD"] };
const ofCafesMembers: Roles = { cafeAdmin: ["DA"], lead: ["DA"], dev: ["D"] };

const towards: Record<Exclude<ProgramName, "gone">, Roles> = {
  latte: { ...ofSuperApp, ...ofCafesMembers, joined: ["WA", "DA"] },
  mocha: { ...ofSuperApp, cafeAdmin: ["DA"] },
  tram: { ...ofSuperApp, tramAdmin: ["DA"], tramDev: ["D"] },
  bill: { ...ofSuperApp, maker: ["WD", "DA"] },
  old: { ...ofSuperApp, ...ofCafesMembers },
};

const everywhere: Roles = { admin: ["WA"], joined: ["WA"] };

const within = {
  cafe: { ...everywhere, cafeAdmin: ["DA"], lead: ["D"], dev: ["D"], newcomer: ["D"] },
  trams: { ...everywhere, tramAdmin: ["DA"], tramDev: ["D"] },
  superApp: ofSuperApp,
} satisfies Record<string, Roles>;
export type WorkspaceName = keyof typeof within;

const superAppActions: Roles = ofSuperApp;
const anywhere: Roles = {
  ...ofSuperApp,
  maker: ["WD", "DA"],
  ...{ cafeAdmin: ["DA"], lead: ["D", "DA"], dev: ["D"], newcomer: ["D"], tramAdmin: ["DA"], tramDev: ["D"] },
};

/** Those who are signed in and are not named get `others`; whoever is not signed in is told so. */
export function byHand(named: Partial<Answers>, others: Answer): Answers {
  const answer = (who: Who) => named[who] ?? (who === "nobody" || who === "ended" ? "signed_out" : others);
  return Object.fromEntries(everyone.map((who) => [who, answer(who)])) as Answers;
}

function judged(roles: Roles, action: string, view: string | null): Answers {
  const says = (person: PersonName, what: string) => (roles[person] ?? []).some((role) => oracleSays(what, role));
  const answer = (person: PersonName): Answer =>
    says(person, action) ? "allowed" : view === null || says(person, view) ? "forbidden" : "not_found";
  return byHand(Object.fromEntries(persons.map((person) => [person, answer(person)])), "not_found");
}

export function towardsProgram(action: string, name: ProgramName): Answers {
  if (name !== "gone") return judged(towards[name], action, "miniProgram.view");
  const admins: Answer = action === "miniProgram.restore" ? "allowed" : "header";
  return byHand({ admin: admins, joined: admins }, "not_found");
}

export const inWorkspace = (action: string, name: WorkspaceName) => judged(within[name], action, "workspace.view");

export const inSuperApp = (action: string) => judged(superAppActions, action, null);

/** Whatever the role: anyone who has it in any workspace. */
export const inConsole = (action: string) => judged(anywhere, action, null);

export const onCatalogEntry = (action: string) =>
  judged(action === "catalog.view" ? anywhere : { ...anywhere, ...ofSuperApp }, action, "catalog.view");

/** For everyone who is an active member somewhere. */
export const forMembers = byHand({ blocked: "forbidden", removed: "forbidden", outsider: "forbidden" }, "allowed");

export const forAll = byHand({}, "allowed");

export const unknown = byHand({}, "not_found");
