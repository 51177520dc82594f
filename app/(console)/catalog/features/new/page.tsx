import type { Metadata } from "next";
import { Alert } from "@/app/_components/ui/alert";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { PageHead } from "@/app/_components/ui/page-head";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { listJsapiChoices } from "@/lib/catalog/list-jsapi-choices";
import { WayBack } from "../../way-back";
import { createFeatureAction } from "../actions";
import { FeatureForm } from "../feature-form";

export const metadata: Metadata = { title: "Create feature" };

export default screen(async function CreateFeaturePage() {
  const choices = await load(listJsapiChoices);
  return (
    <>
      <WayBack href="/catalog/features">Features</WayBack>
      <PageHead
        title="Create feature"
        lead="Nobody has it yet: it grants its JSAPIs to those mini programs that add it."
      />
      {choices.length === 0 ? (
        <Alert
          tone="info"
          title="There is no JSAPI to make it of"
          acts={
            <ButtonLink href="/catalog/jsapis/new" variant="filled">
              Create a JSAPI
            </ButtonLink>
          }
        >
          A feature grants at least one JSAPI. Create those of your app first.
        </Alert>
      ) : (
        <FeatureForm action={createFeatureAction} choices={choices} />
      )}
    </>
  );
});
