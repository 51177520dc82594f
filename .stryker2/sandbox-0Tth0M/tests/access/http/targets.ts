import { randomUUID } from "node:crypto";
import { versionNumber, type HttpWorld } from "./http-world";
import type { Target, Targets } from "./row";
import {
  byHand,
  inWorkspace,
  onCatalogEntry,
  programs,
  towardsProgram,
  unknown,
  type Answers,
  type ProgramName,
  type WorkspaceName,
} from "./standings";

const nowhere = "9000000000000001";
const noRequest = "999999";
export const unknownOne = "one that does not exist";

/** Each mini program, and an ID that does not exist. */
export function onPrograms(action: string, more: (answers: Answers, name: ProgramName) => Answers = (a) => a): Targets {
  return (world) => [
    ...programs.map((name): Target => {
      const { id, workspaceId } = world.miniPrograms[name];
      return {
        on: name,
        answers: more(towardsProgram(action, name), name),
        params: { ...beside(world, name), id },
        about: { miniProgramId: id, workspaceId },
        ...(name === "gone" && { isUnknown: true }),
      };
    }),
    { on: unknownOne, answers: unknown, params: { ...beside(world, "nothing"), id: nowhere }, isUnknown: true },
  ];
}

/** What is asked for within a mini program. */
function beside({ catalog, logoOf, codeOf, key }: HttpWorld, name: string): Record<string, string> {
  return {
    number: versionNumber,
    key: catalog.maps,
    revision: "0",
    logoId: logoOf(name),
    codeId: codeOf(name).id,
    name: `${name.slice(0, 1).toUpperCase()}${name.slice(1)}-${key}`,
    program: name,
  };
}

/** Each workspace, and one that does not exist. `person` is somebody in it whom none of those who ask is. */
export function inWorkspaces(action: string): Targets {
  return (world) => {
    const { workspaces, silent, people } = world;
    const one = (name: WorkspaceName, person: { id: string }): Target => ({
      on: name,
      answers: inWorkspace(action, name),
      params: {
        id: workspaces[name].id,
        name: workspaces[name].name,
        person: person.id,
        invitation: world.invitation.id,
      },
      about: { workspaceId: workspaces[name].id },
    });
    return [
      one("cafe", silent.cafe),
      one("trams", silent.trams),
      one("superApp", silent.superApp),
      {
        on: unknownOne,
        answers: unknown,
        params: { id: randomUUID(), name: "Nothing", person: people.newcomer.id, invitation: world.invitation.id },
        isUnknown: true,
      },
    ];
  };
}

const approvers = { admin: "allowed", joined: "allowed", reviewer: "allowed" } as const;
const admins = { admin: "allowed", joined: "allowed" } as const;

/** Who sees, decides, looks into and withdraws each of the three requests. */
const requestAnswers = {
  removal: {
    view: byHand({ ...approvers, cafeAdmin: "allowed" }, "not_found"),
    decide: byHand({ ...approvers, cafeAdmin: "forbidden" }, "not_found"),
    withdraw: byHand({ ...admins, reviewer: "forbidden", cafeAdmin: "allowed" }, "not_found"),
  },
  publish: {
    view: byHand({ ...approvers, tramAdmin: "allowed", tramDev: "allowed" }, "not_found"),
    decide: byHand({ ...approvers, tramAdmin: "forbidden", tramDev: "forbidden" }, "not_found"),
    withdraw: byHand({ ...admins, reviewer: "forbidden", tramAdmin: "allowed", tramDev: "forbidden" }, "not_found"),
  },
  catalog: {
    view: byHand({ ...approvers, builder: "allowed" }, "not_found"),
    decide: byHand({ ...approvers, builder: "forbidden" }, "not_found"),
    withdraw: byHand({ ...admins, reviewer: "forbidden", builder: "allowed" }, "not_found"),
  },
};

const withdrawing = { removal: "removal.withdraw", publish: "version.withdraw", catalog: "catalog.delete" } as const;

/** The removal of mocha that cafeAdmin asked for, tram's version that tramAdmin submitted, builder's change of the catalog. */
export function onRequests(by: "view" | "decide" | "withdraw"): Targets {
  return (world) => {
    const { requests, miniPrograms } = world;
    const about = (name: ProgramName) => {
      const { id, workspaceId } = miniPrograms[name];
      return { miniProgramId: id, workspaceId };
    };
    const one = (name: keyof typeof requestAnswers, more: Partial<Target>): Target => ({
      on: name,
      answers: requestAnswers[name][by],
      params: { number: String(requests[name]) },
      ...(by === "withdraw" && { action: withdrawing[name] }),
      ...more,
    });
    return [
      one("removal", { about: about("mocha") }),
      one("publish", { about: about("tram") }),
      one("catalog", {}),
      { on: unknownOne, answers: unknown, params: { number: noRequest }, isUnknown: true },
    ];
  };
}

/** An entry of the catalog, and one that does not exist. */
export function onEntries(kind: "feature" | "jsapi", action: string): Targets {
  return ({ catalog }) => {
    const params = (entry: string) => (kind === "feature" ? { key: entry } : { name: entry });
    const known = kind === "feature" ? catalog.maps : catalog.jsapi;
    return [
      { on: "an entry", answers: onCatalogEntry(action), params: params(known) },
      {
        on: unknownOne,
        answers: unknown,
        params: params(kind === "feature" ? "nothing-here" : "nothingHere"),
        isUnknown: true,
      },
    ];
  };
}

/** The console as a whole, or what is one's own in it. */
export function once(answers: Answers, params: (world: HttpWorld) => Record<string, string> = () => ({})): Targets {
  return (world) => [{ on: "the console", answers, params: params(world) }];
}
