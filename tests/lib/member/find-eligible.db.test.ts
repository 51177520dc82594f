import { expect, test } from "vitest";
import { findEligible } from "@/lib/member/find-eligible";
import { freshDatabase } from "@/tests/support/database";
import { inMemberWorld, type MemberWorld } from "@/tests/support/member-world";
import { addMemberOf, addMembership } from "@/tests/support/world";

const inWorld = inMemberWorld(await freshDatabase());

async function found(
  { as, miniPrograms }: MemberWorld,
  q: string,
  who: Parameters<MemberWorld["as"]>[0] = "latteLead",
) {
  const { people } = await findEligible(await as(who), { id: miniPrograms.latte.id, q });
  return people.map(({ name }) => name);
}

test(
  "members of the owning workspace who are not on it yet are found by any part of name and e-mail, whatever the case and marks",
  inWorld(async (world) => {
    await addMemberOf(world.db, world.workspaces.cafe, "developer", "Zoë Straße 晨光");
    for (const q of ["", "zoë", "ZOE", "straße", "Stra", "晨光", "people.example"]) {
      expect(await found(world, q), q).toContain("Zoë Straße 晨光");
    }
    expect(await found(world, "")).toEqual(["Nina New", "Zoë Straße 晨光"]);
    expect(await found(world, "nina.new.")).toEqual(["Nina New"]);
    expect(await found(world, "%")).toEqual([]);
    expect(await found(world, "_ina")).toEqual([]);
    expect(await found(world, "\\")).toEqual([]);
  }),
);

test(
  "people of the super-app workspace are found by their whole e-mail alone, also by a Workspace Admin",
  inWorld(async (world) => {
    const { reviewer } = world.people;
    for (const who of ["latteLead", "admin"] as const) {
      for (const q of ["", "Rosa", "Rosa Reviewer", reviewer.email.slice(0, -1), "people.example"]) {
        expect(await found(world, q, who), `${who}: ${q}`).not.toContain("Rosa Reviewer");
      }
      expect(await found(world, ` ${reviewer.email.toUpperCase()} `, who)).toEqual(["Rosa Reviewer"]);
    }
    expect(await found(world, world.people.admin.email, "latteLead")).toEqual(["Ada Admin"]);
    expect(await found(world, world.people.admin.email, "admin")).toEqual([]);
  }),
);

test(
  "nobody else is found by anything: not the blocked, the removed, those of other workspaces, or members",
  inWorld(async (world) => {
    const { blocked, removed, outsider, tramAdmin, latteDeveloper } = world.people;
    for (const person of [blocked, removed, outsider, tramAdmin, latteDeveloper]) {
      for (const q of [person.name, person.email, person.id]) expect(await found(world, q), q).toEqual([]);
    }
  }),
);

test(
  "at most 20 are shown, and it is said that there are more",
  inWorld(async (world) => {
    for (let count = 0; count < 25; count++)
      await addMemberOf(world.db, world.workspaces.cafe, "developer", `Many ${count}`);
    const page = await findEligible(await world.as("cafeAdmin"), { id: world.miniPrograms.latte.id, q: "many" });
    expect([page.people.length, page.hasMore]).toEqual([20, true]);
    const few = await findEligible(await world.as("cafeAdmin"), { id: world.miniPrograms.latte.id, q: "many 1" });
    expect([few.people.length, few.hasMore]).toEqual([11, false]);
    for (let count = 20; count < 29; count++)
      await addMemberOf(world.db, world.workspaces.cafe, "developer", `Many 1${count}`);
    const full = await findEligible(await world.as("cafeAdmin"), { id: world.miniPrograms.latte.id, q: "many 1" });
    expect([full.people.length, full.hasMore]).toEqual([20, false]);
  }),
);

test(
  "letters that have no small or no large form of their own are found as they were typed, however they were composed",
  inWorld(async (world) => {
    await addMemberOf(world.db, world.workspaces.cafe, "developer", "Zoë Weiß");
    for (const q of ["Weiß", " weiß ", "Zoë Weiß".normalize("NFD")])
      expect(await found(world, q), q).toEqual(["Zoë Weiß"]);
  }),
);

test(
  "a form sends the ID of whoever belongs to the owning workspace, and of others the e-mail that found them",
  inWorld(async ({ db, as, workspaces, people, miniPrograms: { latte } }) => {
    const search = async (q: string) => (await findEligible(await as("latteLead"), { id: latte.id, q })).people;
    const { newcomer, reviewer, admin } = people;
    expect(await search(newcomer.email)).toEqual([
      { personId: newcomer.id, value: newcomer.id, name: "Nina New", email: newcomer.email },
    ]);
    expect(await search(reviewer.email)).toEqual([
      { personId: reviewer.id, value: reviewer.email, name: "Rosa Reviewer", email: reviewer.email },
    ]);
    await addMembership(db, workspaces.cafe, admin, "developer");
    expect(await search(admin.email), "who belongs to both").toMatchObject([{ value: admin.id }]);
  }),
);

test(
  "only whoever manages the members finds people",
  inWorld(async (world) => {
    await expect(found(world, "", "latteDeveloper")).rejects.toMatchObject({ kind: "forbidden" });
    await expect(found(world, "", "tramAdmin")).rejects.toMatchObject({ kind: "not_found" });
  }),
);
