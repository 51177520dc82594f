import type { Metadata } from "next";
import { PageHead } from "@/app/_components/ui/page-head";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { assertMayOnCatalog } from "@/lib/catalog/assert-may-on-catalog";
import { WayBack } from "../../way-back";
import { createJsapiAction } from "../actions";
import { JsapiForm } from "../jsapi-form";

export const metadata: Metadata = { title: "Create JSAPI" };

export default screen(async function CreateJsapiPage() {
  await load((ctx) => assertMayOnCatalog(ctx, { action: "catalog.edit" }));
  return (
    <>
      <WayBack href="/catalog/jsapis">JSAPIs</WayBack>
      <PageHead
        title="Create JSAPI"
        lead="One call of your app. Mini programs may make it once a feature of theirs grants it."
      />
      <JsapiForm action={createJsapiAction} />
    </>
  );
});
