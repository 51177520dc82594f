import type { DeveloperRole, MiniProgramState, Role, WorkspaceKind } from "../vocabulary";

/** One of a person's active memberships; blocked ones are not here, they give nothing. */
export type ActiveMembership = {
  workspaceId: string;
  workspaceName: string;
  workspaceKind: WorkspaceKind;
  role: Role;
};

/** Whoever acts, as the database knows them at this moment. Read anew for every request. */
export type Actor = {
  personId: string;
  name: string;
  email: string | null;
  memberships: ActiveMembership[];
  /** Whether they hold the mini program role Developer Admin anywhere, as an active member of a workspace that counts there. */
  runsMiniPrograms: boolean;
  sessionId: string | null;
  address: string | null;
};

/** How a mini program stands to the actor: its owner, and the role that the actor holds on it by being its member. */
export type Standing = {
  id: string;
  workspaceId: string;
  memberRole: DeveloperRole | null;
};

/** With the state that it is in now. */
export type StandingNow = Standing & { state: MiniProgramState };
