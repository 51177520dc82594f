import type { MembershipStatus, Role, WorkspaceKind } from "../../lib/vocabulary";

type DemoMembership = { subject: string; role: Role; status?: MembershipStatus };
type DemoWorkspace = { key: string; name: string; kind: WorkspaceKind; members: DemoMembership[] };

export const demoWorkspaces: DemoWorkspace[] = [
  {
    key: "harbor-pay",
    name: "Harbor Pay",
    kind: "super_app",
    members: [
      { subject: "amara", role: "workspace_admin" },
      { subject: "jonas", role: "workspace_reviewer" },
      { subject: "mei", role: "workspace_reviewer" },
      { subject: "tomas", role: "workspace_developer" },
    ],
  },
  {
    key: "morning-cup",
    name: "Morning Cup Co.",
    kind: "developer",
    members: [
      { subject: "priya", role: "developer_admin" },
      { subject: "kofi", role: "developer" },
    ],
  },
  {
    key: "city-transit",
    name: "City Transit",
    kind: "developer",
    members: [
      { subject: "lucia", role: "developer_admin" },
      { subject: "sven", role: "developer" },
    ],
  },
  {
    key: "greenbox",
    name: "GreenBox",
    kind: "developer",
    members: [
      { subject: "hana", role: "developer_admin" },
      { subject: "omar", role: "developer", status: "blocked" },
    ],
  },
];
