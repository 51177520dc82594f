import type { Db } from "@/db/connect";
import { addFeature, addJsapi } from "./catalog";
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
} from "./world";

export type SmallWorld = Awaited<ReturnType<typeof smallWorld>>;

/** Three workspaces with a mini program each, and one person for every way in which somebody can stand to them. */
export async function smallWorld(db: Db) {
  const superApp = await superAppWorkspace(db);
  const cafe = await addWorkspace(db, "Corner Cafe");
  const trams = await addWorkspace(db, "Tram Company");
  const people = {
    admin: await addMemberOf(db, superApp, "workspace_admin", "Ada Admin"),
    reviewer: await addMemberOf(db, superApp, "workspace_reviewer", "Rosa Reviewer"),
    /** Workspace Developer; made `bill` and is therefore its Developer Admin. */
    builder: await addMemberOf(db, superApp, "workspace_developer", "Bela Builder"),
    cafeAdmin: await addMemberOf(db, cafe, "developer_admin", "Carla Cafe"),
    /** Developer of the cafe, Developer Admin of `latte`. */
    latteLead: await addMemberOf(db, cafe, "developer", "Leo Latte"),
    /** Developer of the cafe, Developer of `latte`. */
    latteDeveloper: await addMemberOf(db, cafe, "developer", "Dana Latte"),
    /** Developer of the cafe, on no mini program. */
    newcomer: await addMemberOf(db, cafe, "developer", "Nina New"),
    tramAdmin: await addMemberOf(db, trams, "developer_admin", "Tom Tram"),
    /** Blocked in the cafe; the rows that made them Developer Admin of `latte` are still there. */
    blocked: await addPerson(db, "Blake Blocked"),
    /** Belongs to no workspace any more; still stands in the members of `latte`. */
    removed: await addPerson(db, "Remy Removed"),
    /** Signed in, belongs to nothing. */
    outsider: await addPerson(db, "Olga Outsider"),
  };
  await addMembership(db, cafe, people.blocked, "developer_admin", "blocked");
  const miniPrograms = {
    latte: await addMiniProgram(db, cafe, people.cafeAdmin, { name: "Latte Line", names: { "zh-CN": "拿铁热线" } }),
    tram: await addMiniProgram(db, trams, people.tramAdmin, { name: "Tram Times", state: "released" }),
    bill: await addMiniProgram(db, superApp, people.builder, { name: "Bill Bright", type: "html5" }),
    /** Of the cafe, deleted: gone for everyone but a Workspace Admin. */
    gone: await addMiniProgram(db, cafe, people.cafeAdmin, { name: "Gone Grinder", state: "deleted" }),
  };
  const { latte, tram, bill, gone } = miniPrograms;
  await addMember(db, latte, people.cafeAdmin, "developer_admin");
  await addMember(db, latte, people.latteLead, "developer_admin");
  await addMember(db, latte, people.latteDeveloper, "developer");
  await addMember(db, latte, people.blocked, "developer_admin");
  await addMember(db, latte, people.removed, "developer_admin");
  await addMember(db, tram, people.tramAdmin, "developer_admin");
  await addMember(db, bill, people.builder, "developer_admin");
  await addMember(db, gone, people.cafeAdmin, "developer_admin");
  const logos = {
    latte: await addLogo(db, people.cafeAdmin, latte),
    tram: await addLogo(db, people.tramAdmin, tram),
    bill: await addLogo(db, people.builder, bill),
    gone: await addLogo(db, people.cafeAdmin, gone),
    draftOfTramAdmin: await addLogo(db, people.tramAdmin),
  };
  await addConfiguration(db, latte, people.cafeAdmin);
  await addConfiguration(db, tram, people.tramAdmin);
  await addConfiguration(db, bill, people.builder);
  await addConfiguration(db, gone, people.cafeAdmin);
  // The catalog: the feature "maps" that grants findPlace and the sensitive trackPlace, and oldCall in no feature.
  await addJsapi(db, people.builder, "findPlace");
  await addJsapi(db, people.builder, "trackPlace", { sensitive: true });
  await addJsapi(db, people.builder, "oldCall", { platforms: ["android"] });
  await addFeature(db, people.builder, { key: "maps", name: "Maps", jsapis: ["findPlace", "trackPlace"] });
  /** Open, to somebody who has never signed in. */
  const invitation = await addInvitation(db, cafe, people.cafeAdmin, "developer");
  return { workspaces: { superApp, cafe, trams }, people, miniPrograms, logos, invitation };
}
