import type { Metadata } from "next";
import { Alert } from "@/app/_components/ui/alert";
import { PageHead } from "@/app/_components/ui/page-head";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { getFeature } from "@/lib/catalog/get-feature";
import { listJsapiChoices } from "@/lib/catalog/list-jsapi-choices";
import { someOf } from "@/lib/format/some-of";
import { WayBack } from "../../../way-back";
import { editFeatureAction } from "../../actions";
import { FeatureForm } from "../../feature-form";

export const metadata: Metadata = { title: "Edit feature" };

export default screen(async function EditFeaturePage({ params }: PageProps<"/catalog/features/[key]/edit">) {
  const { key } = await params;
  const feature = await load((ctx) => getFeature(ctx, { key }));
  const choices = await load(listJsapiChoices);
  const { usedBy, jsapis } = feature;
  return (
    <>
      <WayBack href={`/catalog/features/${key}`}>{feature.name}</WayBack>
      <PageHead title={`Edit ${feature.name}`} />
      {usedBy && usedBy.count > 0 && (
        <Alert
          tone="warn"
          className="mb-5 max-w-180"
          title={
            usedBy.count === 1 ? "1 mini program has this feature" : `${usedBy.count} mini programs have this feature`
          }
        >
          <p>
            {someOf(usedBy.first, usedBy.count)}. What you save counts for {usedBy.count === 1 ? "it" : "them"} at once.
          </p>
        </Alert>
      )}
      <FeatureForm
        action={editFeatureAction}
        choices={choices}
        edited={{ ...feature, jsapis: jsapis.map(({ name }) => name) }}
      />
    </>
  );
});
