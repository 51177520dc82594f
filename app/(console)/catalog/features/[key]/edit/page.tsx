import type { Metadata } from "next";
import { PageHead } from "@/app/_components/ui/page-head";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { getFeature } from "@/lib/catalog/get-feature";
import { listFeatureUsers } from "@/lib/catalog/list-feature-users";
import { listJsapiChoices } from "@/lib/catalog/list-jsapi-choices";
import { WayBack } from "../../../way-back";
import { editFeatureAction } from "../../actions";
import { FeatureForm } from "../../feature-form";
import { ProposalNote } from "../proposal-note";
import { FeatureUsersNote } from "./feature-users-note";

export const metadata: Metadata = { title: "Edit feature" };

export default screen(async function EditFeaturePage({ params }: PageProps<"/catalog/features/[key]/edit">) {
  const { key } = await params;
  const feature = await load((ctx) => getFeature(ctx, { key }));
  const [choices, users] = await load((ctx) => Promise.all([listJsapiChoices(ctx), listFeatureUsers(ctx, { key })]));
  const { proposal, jsapis } = feature;
  return (
    <>
      <WayBack href={`/catalog/features/${key}`}>{feature.name}</WayBack>
      <PageHead title={`Edit ${feature.name}`} />
      {proposal ? (
        <ProposalNote proposal={proposal} />
      ) : (
        <>
          {users.count > 0 && <FeatureUsersNote users={users} />}
          <FeatureForm
            action={editFeatureAction}
            choices={choices}
            edited={{ ...feature, jsapis: jsapis.map(({ name }) => name) }}
          />
        </>
      )}
    </>
  );
});
