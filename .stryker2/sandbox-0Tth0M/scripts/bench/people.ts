import { makeWeighted, type Random } from "./random";
import { planted } from "./terms";
import { chineseGiven, familyNames, givenNames } from "./words";

export type Person = { id: string; name: string; email: string };
export type Workspace = { id: string; name: string; kind: "super_app" | "developer"; weight: number; people: Person[] };
export type Membership = { workspace: Workspace; person: Person; role: string; status: "active" | "blocked" };

/** Who the list is asked as, and how their world looks in a fill of a million. */
export const profiles = {
  admin: "Workspace Admin, Developer Admin of 40 by membership",
  reviewer: "Workspace Reviewer, member of nothing",
  operator: "Workspace Developer who created 5,000",
  largeOwner: "Developer Admin of a workspace of 100,000, 5,000 of them their own",
  smallOwner: "Developer Admin of a workspace of 30",
  severalOwner: "Developer Admin of five workspaces (8,000 to 50), Developer on 20 of a sixth",
  developer: "Developer on 3",
  blocked: "blocked Developer Admin of the workspace of 100,000",
} as const;
export type Profile = keyof typeof profiles;

/** Shares of all mini programs, out of 1,000,000. */
const known = { superApp: 60_000, large: 100_000, several: [8_000, 3_000, 1_200, 300, 50], sixth: 2_000, small: 30 };

export function makePeople(random: Random, count: number, superAppId: string) {
  const scale = (share: number) => Math.max(1, Math.round((share * count) / 1_000_000));
  const workspace = (name: string, weight: number): Workspace => ({
    ...{ id: random.uuid(), name, kind: "developer", weight, people: [] },
  });
  const superApp: Workspace = { ...workspace("Super app", scale(known.superApp)), id: superAppId, kind: "super_app" };
  const large = workspace("Large workspace", scale(known.large));
  const small = workspace("Small workspace", known.small);
  const several = known.several.map((share, at) => workspace(`Workspace ${at + 1} of several`, scale(share)));
  const sixth = workspace("Workspace beside several", scale(known.sixth));
  const others = Array.from({ length: Math.max(15, Math.round(count / 400)) }, (_, at) =>
    workspace(`${random.pick(familyNames)} & ${random.pick(familyNames)} ${at + 1}`, 0),
  );
  const named = [superApp, large, small, ...several, sixth];
  const rest = count - named.reduce((sum, { weight }) => sum + weight, 0);
  const harmonic = others.reduce((sum, _, at) => sum + 1 / (at + 10), 0);
  others.forEach((other, at) => (other.weight = rest / (at + 10) / harmonic));
  const workspaces = [...named, ...others];

  const memberships: Membership[] = [];
  const join = (to: Workspace, person: Person, role: string, status: Membership["status"] = "active") => {
    memberships.push({ workspace: to, person, role, status });
    return person;
  };
  const asked = Object.fromEntries(Object.keys(profiles).map((key) => [key, person(random, `${key}.bench`)])) as Record<
    Profile,
    Person
  >;
  join(superApp, asked.admin, "workspace_admin");
  join(superApp, asked.reviewer, "workspace_reviewer");
  join(superApp, asked.operator, "workspace_developer");
  join(large, asked.largeOwner, "developer_admin");
  join(small, asked.smallOwner, "developer_admin");
  for (const one of several) join(one, asked.severalOwner, "developer_admin");
  join(sixth, asked.severalOwner, "developer");
  join(sixth, asked.developer, "developer");
  join(large, asked.blocked, "developer_admin", "blocked");
  for (const one of workspaces) {
    const size = Math.min(400, 1 + Math.ceil(one.weight / 170));
    for (let at = 0; at < size; at += 1) {
      const isFirst = at === 0;
      const role = one.kind === "super_app" ? "workspace_developer" : isFirst ? "developer_admin" : "developer";
      one.people.push(join(one, person(random), role));
    }
  }
  return { workspaces, memberships, asked, large, small, several, sixth, superApp };
}
export type Made = ReturnType<typeof makePeople>;

let serial = 0;

function person(random: Random, mailbox?: string): Person {
  serial += 1;
  const kind = makeWeighted(random, [50, 10, 1, 39])();
  const company = [planted.halfCompany, planted.tenthCompany, planted.hundredthCompany][kind];
  const given = random.pick(givenNames);
  const family = random.pick(familyNames);
  const name = company === undefined || mailbox ? `${given} ${family}` : `${random.pick(chineseGiven)} ${company}`;
  const domain = random.chance(0.5) ? planted.halfDomain : planted.otherDomain;
  const email = `${mailbox ?? `${given}.${family}${serial}`.toLowerCase()}@${domain}`;
  return { id: random.uuid(), name, email };
}
