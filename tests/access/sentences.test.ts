import { expect, test } from "vitest";
import type { Action } from "@/lib/access/matrix";
import { actionPhrases, refusalSentence, rolesAllowed } from "@/lib/access/sentences";
import { oracle, oracleRoles, oracleSays, type OracleRole } from "./oracle";

test.each([
  ["configuration.edit", "Only Developer Admins of this mini program can edit its configuration."],
  ["information.edit", "Only Workspace Admins and Developer Admins of this mini program can edit its information."],
  ["miniProgram.view", "Only Workspace Admins, Developer Admins and Developers of this mini program can see it."],
  ["miniProgram.suspend", "Only Workspace Admins and Workspace Reviewers can suspend this mini program."],
  ["miniProgram.create", "Only Workspace Admins, Workspace Developers and Developer Admins can create mini programs."],
  ["settings.manage", "Only Workspace Admins can change the settings."],
  ["audit.view", "Only Workspace Admins, Workspace Reviewers and Developer Admins can see the audit log."],
] as const)("the refusal of %s says which roles may", (action, sentence) => {
  expect(refusalSentence(action)).toBe(sentence);
});

test("it names the people who can, and how many more there are", () => {
  expect(refusalSentence("configuration.edit", ["Priya Nair"])).toMatch(/ can edit its configuration: Priya Nair\.$/);
  expect(refusalSentence("settings.manage", ["Ada", "Bo"])).toMatch(/ can change the settings: Ada, Bo\.$/);
  expect(refusalSentence("settings.manage", ["Ada", "Bo", "Cy"], 4)).toMatch(/: Ada, Bo, Cy and 4 more\.$/);
});

test("the roles that it names are those of the specification", () => {
  for (const [action] of oracle) {
    const roles = (Object.keys(oracleRoles) as OracleRole[]).filter((role) => oracleSays(action, role));
    expect(rolesAllowed(action as Action)).toEqual(roles.map((role) => oracleRoles[role]));
  }
});

test("every action has words of its own", () => {
  const phrases = Object.values(actionPhrases);
  expect(new Set(phrases).size).toBe(phrases.length);
  for (const phrase of phrases) expect(phrase).toMatch(/^[a-z][A-Za-z' ]+[a-z]$/);
});
