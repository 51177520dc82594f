import type { Metadata } from "next";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { load } from "@/app/_server/load";
import { failureOf } from "@/app/_server/refusal";
import { FailureView } from "@/app/failure-view";
import { screen } from "@/app/screen";
import { formValues } from "@/lib/configuration/form-values";
import { getConfiguration } from "@/lib/configuration/get-configuration";
import { loadMiniProgram, loadTab } from "../../load-mini-program";
import { chosenOffers, OfferedHosts } from "../offered-hosts";
import { ConfigurationForm } from "./configuration-form";

export const metadata: Metadata = { title: "Edit configuration" };

export default screen(async function EditConfigurationPage({
  params,
  searchParams,
}: PageProps<"/mini-programs/[id]/configuration/edit">) {
  const [{ id }, { offer }] = await Promise.all([params, searchParams]);
  try {
    await loadTab(id, "configuration.edit");
  } catch (error) {
    return refused(id, error);
  }
  const current = await load((ctx) => getConfiguration(ctx, { id }));
  const { revision, configuration, uncoveredEntrance, offered } = current;
  const chosen = chosenOffers(offered, offer);
  const left = offered.filter((one) => !chosen.includes(one));
  const filled = { ...configuration };
  for (const { field, host } of chosen) filled[field] = [...filled[field], host];
  return (
    <>
      <h2 className="mb-4 text-lg font-semibold">Edit configuration</h2>
      {left.length > 0 && (
        <div className="mb-4 max-w-180">
          <OfferedHosts id={id} offered={left} chosen={chosen} mayEdit />
        </div>
      )}
      <ConfigurationForm id={id} revision={revision} values={formValues(filled)} entrance={uncoveredEntrance} />
    </>
  );
});

/** A Workspace Admin, who only sees the configuration, is told the way on. */
async function refused(id: string, error: unknown) {
  const failure = failureOf(error);
  const seen = failure.kind === "forbidden" ? await loadMiniProgram(id) : null;
  const mayJoin = seen?.allowed.includes("miniProgram.joinAsDeveloperAdmin");
  return (
    <FailureView
      failure={failure}
      act={
        mayJoin ? (
          <ButtonLink href={`/mini-programs/${id}/members?join`}>Join as Developer Admin</ButtonLink>
        ) : undefined
      }
    />
  );
}
