import { UsersRound } from "lucide-react";
import type { Metadata } from "next";
import { Card } from "@/app/_components/ui/card";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { PageHead } from "@/app/_components/ui/page-head";
import { Time } from "@/app/_components/ui/time";
import { groupMapping } from "@/app/_server/group-mapping";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { getSignInGroups, type SignInGroups } from "@/lib/workspace/get-sign-in-groups";
import { MappingTable } from "./mapping-table";

export const metadata: Metadata = { title: "Groups from the identity provider" };

export default screen(async function SignInGroupsPage() {
  const { claim, mapping, signIn } = await load((ctx) => getSignInGroups(ctx, { mapping: groupMapping() }));
  return (
    <>
      <PageHead
        title="Groups from the identity provider"
        lead="Groups can give workspace roles at every sign-in, in both directions. Memberships made by hand or by invitation are left alone."
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {claim === null ? (
          <EmptyState icon={<UsersRound />} title="Groups give no roles here">
            Set OIDC_GROUPS_CLAIM to the claim that holds the groups, and OIDC_GROUP_ROLES to what each of them gives.
            What your own sign-in brought stands below.
          </EmptyState>
        ) : (
          <MappingTable claim={claim} mapping={mapping} />
        )}
        <Claims claim={claim} signIn={signIn} />
      </div>
    </>
  );
});

function Claims({ claim, signIn }: Pick<SignInGroups, "claim" | "signIn">) {
  if (!signIn) {
    return (
      <Card title="What your last sign-in brought">
        <p className="text-sm text-ink-2">
          Nothing is kept yet. Sign out and in again, and the claims of that sign-in stand here.
        </p>
      </Card>
    );
  }
  return (
    <Card
      title="What your last sign-in brought"
      note={
        <>
          <Time value={signIn.at} />, without tokens
        </>
      }
    >
      {claim !== null && (
        <p className="mb-3 text-sm">
          {signIn.groups.length === 0
            ? `The claim ${claim} named no group.`
            : `The claim ${claim} named ${signIn.groups.length === 1 ? "1 group" : `${signIn.groups.length} groups`}.`}
        </p>
      )}
      <pre
        role="region"
        aria-label="Claims"
        tabIndex={0}
        className="overflow-x-auto rounded border border-line bg-sunken p-3 font-mono text-xs"
      >
        {JSON.stringify(signIn.claims, null, 2)}
      </pre>
    </Card>
  );
}
