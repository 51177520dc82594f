import type { SmallWorld } from "@/tests/support/small-world";
import { oracleSays, type OracleRole } from "./oracle";

export type PersonName = keyof SmallWorld["people"];
export type ProgramName = keyof SmallWorld["miniPrograms"];
export type WorkspaceName = keyof SmallWorld["workspaces"];

export type Answer = "allowed" | "forbidden" | "not_found" | "invalid";
export type Answers = Record<PersonName, Answer>;

export const everyone = [
  "admin",
  "reviewer",
  "builder",
  "cafeAdmin",
  "latteLead",
  "latteDeveloper",
  "newcomer",
  "tramAdmin",
  "blocked",
  "removed",
  "outsider",
] as const satisfies PersonName[];

type Roles = Partial<Record<PersonName, OracleRole[]>>;

// What the people of the small world are to its mini programs and in its workspaces, worked out by hand from the
// specification. Whoever is not named is nothing there.
const ofSuperApp: Roles = { admin: ["WA"], reviewer: ["WR"], builder: ["WD"] };

const towards: Record<Exclude<ProgramName, "gone">, Roles> = {
  latte: { ...ofSuperApp, cafeAdmin: ["DA"], latteLead: ["DA"], latteDeveloper: ["D"] },
  tram: { ...ofSuperApp, tramAdmin: ["DA"] },
  bill: { ...ofSuperApp, builder: ["WD", "DA"] },
};

const within: Record<WorkspaceName, Roles> = {
  superApp: ofSuperApp,
  cafe: { admin: ["WA"], cafeAdmin: ["DA"], latteLead: ["D"], latteDeveloper: ["D"], newcomer: ["D"] },
  trams: { admin: ["WA"], tramAdmin: ["DA"] },
};

export function byHand(named: Partial<Answers>, others: Answer): Answers {
  return Object.fromEntries(everyone.map((person) => [person, named[person] ?? others])) as Answers;
}

function judged(roles: Roles, action: string, view: string): Answers {
  const says = (person: PersonName, what: string) => (roles[person] ?? []).some((role) => oracleSays(what, role));
  const answer = (person: PersonName) =>
    says(person, action) ? "allowed" : says(person, view) ? "forbidden" : "not_found";
  return Object.fromEntries(everyone.map((person) => [person, answer(person)])) as Answers;
}

/** A deleted mini program: a Workspace Admin sees that it was there and can restore it; it is gone for everyone else. */
export function towardsMiniProgram(action: string, name: ProgramName): Answers {
  if (name !== "gone") return judged(towards[name], action, "miniProgram.view");
  const ofDeleted = action === "miniProgram.view" || action === "miniProgram.restore";
  return byHand(ofDeleted ? { admin: "allowed" } : {}, "not_found");
}

export function inWorkspace(action: string, name: WorkspaceName): Answers {
  return judged(within[name], action, "workspace.view");
}
