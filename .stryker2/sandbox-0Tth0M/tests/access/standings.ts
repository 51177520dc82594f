import type { ActiveMembership, Actor, Standing } from "@/lib/access/actor";
import type { OracleRole } from "./oracle";

// Every way in which somebody can stand to a mini program of the developer workspace "cafe", to that workspace and to
// the others, with the roles that the specification gives them there, worked out by hand.

const workspaceKinds = { bank: "super_app", cafe: "developer", trams: "developer" } as const;
type Place = keyof typeof workspaceKinds;

function inPlace(workspaceId: Place, role: ActiveMembership["role"]): ActiveMembership {
  return { workspaceId, workspaceName: workspaceId, workspaceKind: workspaceKinds[workspaceId], role };
}

export function actor(memberships: ActiveMembership[], runsMiniPrograms = false): Actor {
  return { personId: "p", name: "P", email: null, memberships, runsMiniPrograms, sessionId: null, address: null };
}

export type Situation = {
  who: string;
  memberships: ActiveMembership[];
  memberRole: Standing["memberRole"];
  /** Effective roles towards the mini program of the cafe. */
  towards: OracleRole[];
  inCafe: OracleRole[];
  inTrams: OracleRole[];
  inBank: OracleRole[];
  superApp: OracleRole[];
  /** Any active workspace role, and being Developer Admin of a mini program. */
  anywhere: OracleRole[];
};

const WA = inPlace("bank", "workspace_admin");
const WR = inPlace("bank", "workspace_reviewer");
const WD = inPlace("bank", "workspace_developer");
const cafeDA = inPlace("cafe", "developer_admin");
const cafeD = inPlace("cafe", "developer");
const tramsDA = inPlace("trams", "developer_admin");
const tramsD = inPlace("trams", "developer");

function situation(
  who: string,
  memberships: ActiveMembership[],
  memberRole: Standing["memberRole"],
  roles: Partial<Pick<Situation, "towards" | "inCafe" | "inTrams" | "inBank" | "superApp" | "anywhere">>,
): Situation {
  return {
    who,
    memberships,
    memberRole,
    towards: [],
    inCafe: [],
    inTrams: [],
    inBank: [],
    superApp: [],
    anywhere: [],
    ...roles,
  };
}

const everywhereWA: Partial<Situation> = {
  inCafe: ["WA"],
  inTrams: ["WA"],
  inBank: ["WA"],
  superApp: ["WA"],
  anywhere: ["WA"],
};
const bankWR: Partial<Situation> = { inBank: ["WR"], superApp: ["WR"], anywhere: ["WR"] };
const bankWD: Partial<Situation> = { inBank: ["WD"], superApp: ["WD"], anywhere: ["WD"] };

export const situations: Situation[] = [
  situation("Workspace Admin", [WA], null, { ...everywhereWA, towards: ["WA"] }),
  situation("Workspace Admin who joined as Developer Admin", [WA], "developer_admin", {
    ...everywhereWA,
    towards: ["WA", "DA"],
    anywhere: ["WA", "DA"],
  }),
  situation("Workspace Reviewer", [WR], null, { ...bankWR, towards: ["WR"] }),
  situation("Workspace Reviewer, its Developer", [WR], "developer", { ...bankWR, towards: ["WR", "D"] }),
  situation("Workspace Reviewer, its Developer Admin", [WR], "developer_admin", {
    ...bankWR,
    towards: ["WR", "DA"],
    anywhere: ["WR", "DA"],
  }),
  situation("Workspace Developer", [WD], null, { ...bankWD, towards: ["WD"] }),
  situation("Workspace Developer, its Developer", [WD], "developer", { ...bankWD, towards: ["WD", "D"] }),
  situation("Workspace Developer, its Developer Admin", [WD], "developer_admin", {
    ...bankWD,
    towards: ["WD", "DA"],
    anywhere: ["WD", "DA"],
  }),
  situation("Developer Admin of the owner", [cafeDA], null, { towards: ["DA"], inCafe: ["DA"], anywhere: ["DA"] }),
  situation("Developer Admin of the owner, its Developer", [cafeDA], "developer", {
    towards: ["DA", "D"],
    inCafe: ["DA"],
    anywhere: ["DA"],
  }),
  situation("Developer of the owner", [cafeD], null, { inCafe: ["D"], anywhere: ["D"] }),
  situation("Developer of the owner, its Developer", [cafeD], "developer", {
    towards: ["D"],
    inCafe: ["D"],
    anywhere: ["D"],
  }),
  situation("Developer of the owner, its Developer Admin", [cafeD], "developer_admin", {
    towards: ["DA"],
    inCafe: ["D"],
    anywhere: ["D", "DA"],
  }),
  situation("Developer Admin of another workspace", [tramsDA], null, { inTrams: ["DA"], anywhere: ["DA"] }),
  situation("Developer of another workspace", [tramsD], null, { inTrams: ["D"], anywhere: ["D"] }),
  situation("Developer of another workspace, still standing in its members", [tramsD], "developer_admin", {
    inTrams: ["D"],
    anywhere: ["D"],
  }),
  situation("Developer Admin of another workspace, still standing in its members", [tramsDA], "developer", {
    inTrams: ["DA"],
    anywhere: ["DA"],
  }),
  situation("blocked or removed, still standing in its members", [], "developer_admin", {}),
  situation("belongs to nothing", [], null, {}),
  situation("Developer here, Developer Admin elsewhere", [cafeD, tramsDA], null, {
    inCafe: ["D"],
    inTrams: ["DA"],
    anywhere: ["D", "DA"],
  }),
  situation("Developer here and Workspace Reviewer", [cafeD, WR], null, {
    towards: ["WR"],
    inCafe: ["D"],
    inBank: ["WR"],
    superApp: ["WR"],
    anywhere: ["D", "WR"],
  }),
  situation("Developer Admin of the owner and Workspace Developer", [cafeDA, WD], null, {
    towards: ["DA", "WD"],
    inCafe: ["DA"],
    inBank: ["WD"],
    superApp: ["WD"],
    anywhere: ["DA", "WD"],
  }),
];

/** A mini program of the cafe as this person stands to it. */
export function standing({ memberRole }: Situation): Standing {
  return { id: "2088000000000001", workspaceId: "cafe", memberRole };
}
