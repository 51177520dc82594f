import type { Argued } from "./survivors";

const noSuchRole = "A role that is none has no cell in any row of the matrix, and what has none is refused.";

/** Each change of the code that no test can notice, and why nobody could. Another survivor fails the run. */
export const argued: Argued[] = [
  {
    file: "lib/access/can.ts",
    line: "return miniProgram ? towardsMiniProgram(actor, miniProgram) : [];",
    from: "[]",
    to: '["Stryker was here"]',
    why: noSuchRole,
  },
  {
    file: "lib/access/can.ts",
    line: "return [superAppRole(actor)].filter((role) => role !== null);",
    from: "[superAppRole(actor)].filter((role) => role !== null)",
    to: "[superAppRole(actor)]",
    why: noSuchRole,
  },
  {
    file: "lib/access/can.ts",
    line: "return [superAppRole(actor)].filter((role) => role !== null);",
    from: "role !== null",
    to: "true",
    why: noSuchRole,
  },
  {
    file: "lib/access/can.ts",
    line: "return [...actor.memberships.map(({ role }) => role), ...(actor.runsMiniPrograms ? runsOne : [])];",
    from: "[]",
    to: '["Stryker was here"]',
    why: noSuchRole,
  },
  {
    file: "lib/access/holders.ts",
    line: "inArray(miniProgramMembers.role, allowed.filter(isOf(developerRoles))),",
    from: "allowed.filter(isOf(developerRoles))",
    to: "allowed",
    why: "A check of the table lets a member hold no other role than these.",
  },
];
