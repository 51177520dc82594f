import type { Role } from "../../lib/vocabulary";

type DemoInvitation = {
  workspace: string;
  invitedBy: string;
  name: string;
  email: string;
  role: Role;
  sentDaysAgo: number;
};

/** One that is open and one that has expired, both to people who have never signed in. */
export const demoInvitations: DemoInvitation[] = [
  {
    workspace: "morning-cup",
    invitedBy: "priya",
    name: "Ravi Patel",
    email: "ravi@morningcup.example",
    role: "developer",
    sentDaysAgo: 0,
  },
  {
    workspace: "city-transit",
    invitedBy: "lucia",
    name: "Elena Costa",
    email: "elena@citytransit.example",
    role: "developer",
    sentDaysAgo: 9,
  },
];
