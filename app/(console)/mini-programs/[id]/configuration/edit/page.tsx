import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { formValues } from "@/lib/configuration/form-values";
import { getConfiguration } from "@/lib/configuration/get-configuration";
import { loadTab } from "../../load-mini-program";
import { ConfigurationForm } from "./configuration-form";

export const metadata: Metadata = { title: "Edit configuration" };

export default screen(async function EditConfigurationPage({
  params,
}: PageProps<"/mini-programs/[id]/configuration/edit">) {
  const { id } = await params;
  await loadTab(id, "configuration.edit");
  const { revision, configuration, uncoveredEntrance } = await load((ctx) => getConfiguration(ctx, { id }));
  return (
    <>
      <h2 className="mb-4 text-lg font-semibold">Edit configuration</h2>
      <ConfigurationForm id={id} revision={revision} values={formValues(configuration)} entrance={uncoveredEntrance} />
    </>
  );
});
