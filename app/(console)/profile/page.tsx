import type { Metadata } from "next";
import { Alert } from "@/app/_components/ui/alert";
import { Card } from "@/app/_components/ui/card";
import { DefinitionList, Fact } from "@/app/_components/ui/definition-list";
import { PageHead } from "@/app/_components/ui/page-head";
import { load } from "@/app/_server/load";
import { signInAgainProblems } from "@/app/_server/sign-in-problem";
import { screen } from "@/app/screen";
import { actionPhrases } from "@/lib/access/sentences";
import { getProfile } from "@/lib/person/get-profile";
import { listSessions } from "@/lib/person/list-sessions";
import { findWayIn } from "@/lib/workspace/find-way-in";
import { listOperatorGrants } from "@/lib/workspace/list-operator-grants";
import { NoMembership } from "../mini-programs/no-membership";
import { MatrixTable } from "./matrix-table";
import { OperatorGrants } from "./operator-grants";
import { RolesTable } from "./roles-table";
import { SessionsTable } from "./sessions-table";

export const metadata: Metadata = { title: "Profile" };

const doneWords = new Map([
  ["session", "You are signed out there."],
  ["sessions", "You are signed out everywhere but here."],
  ["again", "You have signed in again."],
]);

export default screen(async function ProfilePage({ searchParams }: PageProps<"/profile">) {
  const [profile, sessions, { done, problem }] = await Promise.all([
    load(getProfile),
    load(listSessions),
    searchParams,
  ]);
  const said = doneWords.get(String(done));
  const failed = Object.entries(signInAgainProblems).find(([name]) => name === problem)?.[1];
  const grants = profile.runsConsole ? await load(listOperatorGrants) : null;
  const wayIn = profile.memberships.some(({ status }) => status === "active") ? null : await load(findWayIn);
  const email = profile.email && `${profile.email} (${profile.emailVerified ? "verified" : "not verified"})`;
  return (
    <>
      <PageHead title="Profile" lead="Who you are, what you may do, and where it comes from." />
      {said && (
        <Alert tone="ok" role="status" className="mb-4">
          {said}
        </Alert>
      )}
      {failed && (
        <Alert tone={problem === "canceled" ? "info" : "bad"} role="alert" className="mb-4">
          {failed}
        </Alert>
      )}
      {wayIn && (
        <div className="mb-4">
          <NoMembership wayIn={wayIn} />
        </div>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Card title="You">
          <DefinitionList>
            <Fact term="Name">{profile.name}</Fact>
            <Fact term="E-mail" empty="Your identity provider gave none">
              {email}
            </Fact>
          </DefinitionList>
        </Card>
        <RolesTable profile={profile} />
        <SessionsTable list={sessions} />
        {grants && grants.length > 0 && <OperatorGrants grants={grants} />}
        <MatrixTable mine={activeRoles(profile)} phrases={actionPhrases} />
      </div>
    </>
  );
});

function activeRoles({ memberships, miniPrograms }: Awaited<ReturnType<typeof getProfile>>) {
  const inWorkspaces = memberships.filter(({ status }) => status === "active").map(({ role }) => role);
  return [...inWorkspaces, ...miniPrograms.map(({ role }) => role)];
}
