import { z } from "zod";
import { emailAddress } from "../text/contact-schemas";
import { paragraph } from "../text/schemas";
import { developerRoles } from "../vocabulary";

const mostAtOnce = 20;

const id = z.string();
const personId = z.uuid("Choose a person of the list.").toLowerCase();
const role = z.enum(developerRoles, "Choose Developer Admin or Developer.");

export const addMembersInput = z.strictObject({
  id,
  /** Of the owning workspace by their ID; of the super-app workspace by the e-mail that was typed in full. */
  people: z
    .array(z.union([personId, emailAddress], "Choose a person of the list."), "Choose at least one person.")
    .min(1, "Choose at least one person.")
    .max(mostAtOnce, `Choose at most ${mostAtOnce} people at once.`)
    .transform((chosen) => [...new Set(chosen)]),
  role,
});
export type AddMembers = z.output<typeof addMembersInput>;

/** `began`: the role that whoever chose another one saw. */
export const setMemberRoleInput = z.strictObject({ id, personId, role, began: role.optional() });
export type SetMemberRole = z.output<typeof setMemberRoleInput>;

export const removeMemberInput = z.strictObject({ id, personId });
export type RemoveMember = z.output<typeof removeMemberInput>;

export const leaveInput = z.strictObject({ id });
export type Leave = z.output<typeof leaveInput>;

export const joinInput = z.strictObject({
  id,
  reason: paragraph({ label: "The reason", min: 1, max: 1000, counted: "characters" }),
});
export type Join = z.output<typeof joinInput>;

const one = (value: unknown) => (typeof value === "string" ? value : "");

/** What the address of the Members tab asks for; anything else in it is left aside. */
export function readMemberQuery(query: Record<string, unknown>) {
  return {
    isAdding: "add" in query,
    isJoining: "join" in query,
    q: one(query["q"]).slice(0, 200),
    after: z.uuid().safeParse(query["after"]).data ?? null,
    accessAfter: z.uuid().safeParse(query["access"]).data ?? null,
    done: one(query["done"]),
  };
}
