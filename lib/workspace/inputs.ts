import { z } from "zod";
import { cleanLine } from "../text/clean";
import { emailAddress } from "../text/contact-schemas";
import { line } from "../text/schemas";
import { roles } from "../vocabulary";

const workspace = z.string();
const person = z.uuid({ error: "This person is not known." }).toLowerCase();
const workspaceName = line({ label: "The name", min: 2, max: 60 });
const personName = line({ label: "The name", min: 1, max: 100 });
const email = z.string({ error: "An e-mail address is needed." }).transform(cleanLine).pipe(emailAddress);
const role = z.enum(roles, { error: "Choose a role." });

export const renameWorkspaceInput = z.strictObject({
  workspace,
  name: workspaceName,
  /** The name that stood there when the editing began. */
  began: z.string(),
});
export type RenameWorkspace = z.output<typeof renameWorkspaceInput>;

export const createDeveloperWorkspaceInput = z.strictObject({
  name: workspaceName,
  adminName: personName,
  adminEmail: email,
});
export type CreateDeveloperWorkspace = z.output<typeof createDeveloperWorkspaceInput>;

export const removeDeveloperWorkspaceInput = z.strictObject({ workspace, typedName: z.string().transform(cleanLine) });
export type RemoveDeveloperWorkspace = z.output<typeof removeDeveloperWorkspaceInput>;

export const inviteMemberInput = z.strictObject({ workspace, name: personName, email, role });
export type InviteMember = z.output<typeof inviteMemberInput>;

export const invitationInput = z.strictObject({
  workspace,
  invitation: z.uuid({ error: "This invitation is not known." }),
});
export type InvitationInput = z.output<typeof invitationInput>;

export const memberInput = z.strictObject({ workspace, person });
export type MemberInput = z.output<typeof memberInput>;

/** `began`: the role that whoever chose another one saw. */
export const setWorkspaceRoleInput = z.strictObject({ workspace, person, role, began: role.optional() });
export type SetWorkspaceRole = z.output<typeof setWorkspaceRoleInput>;

export const leaveWorkspaceInput = z.strictObject({ workspace });
export type LeaveWorkspace = z.output<typeof leaveWorkspaceInput>;

export const acceptInvitationInput = z.strictObject({ token: z.string().max(100) });
export type AcceptInvitation = z.output<typeof acceptInvitationInput>;

/** The state of a list as it stands in an address; what makes no sense in it asks for nothing. */
export type WorkspaceSearch = { q: string; after: string; before: string };

export function readWorkspaceSearch(parameters: Record<string, string | string[] | undefined>): WorkspaceSearch {
  const text = (name: string) => {
    const typed = [parameters[name]].flat()[0] ?? "";
    return [...typed.slice(0, 500).replace(/[\p{Cc}\p{Cs}\s]+/gu, " ")].slice(0, 100).join("").trim();
  };
  return { q: text("q"), after: text("after"), before: text("before") };
}
