import { z } from "zod";
import { readTester } from "../configuration/read-tester";
import { line } from "../text/schemas";

export const makeDeploymentKeyInput = z.strictObject({
  name: line({ label: "Name", min: 1, max: 64, counted: "characters" }),
});
export type MakeDeploymentKey = z.output<typeof makeDeploymentKeyInput>;

export const revokeDeploymentKeyInput = z.strictObject({ key: z.uuid({ error: "This key is not known." }) });
export type RevokeDeploymentKey = z.output<typeof revokeDeploymentKeyInput>;

const user = z.string({ error: "The parameter user was sent more than once." }).transform((sent, check) => {
  if (sent === "") check.addIssue("The parameter user is empty. Leave it out where nobody is signed in.");
  else {
    const read = readTester(sent);
    if ("value" in read) return read.value;
    check.addIssue(`The parameter user is no e-mail address and no app user ID: ${read.fault}`);
  }
  return z.NEVER;
});

const version = z
  .string({ error: "The parameter version was sent more than once." })
  .regex(/^(0|[1-9]\d{0,3})(\.(0|[1-9]\d{0,3})){2}$/, {
    error: "The parameter version is no number of a version. It should look like 1.4.0.",
  });

/** What the app asks beside the ID. The user is read as the tester whitelist reads its entries. */
export const releaseQuery = z
  .strictObject(
    { user: user.optional(), version: version.optional() },
    {
      error: ({ code }) =>
        code === "unrecognized_keys" ? "There are no parameters but user and version." : "This cannot be read.",
    },
  )
  .refine((asked) => asked.version === undefined || asked.user !== undefined, {
    error: "The parameter version needs a user: a certain version is served to those who may test it.",
  });
export type ReleaseQuery = z.output<typeof releaseQuery>;
