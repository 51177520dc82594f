import type { Metadata } from "next";
import { Alert } from "@/app/_components/ui/alert";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { Card } from "@/app/_components/ui/card";
import { Time } from "@/app/_components/ui/time";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { bothWays } from "@/lib/configuration/form-values";
import { getConfigurationRevision } from "@/lib/configuration/get-configuration-revision";
import { readRevision } from "@/lib/configuration/inputs";
import { ChangeList } from "../../change-list";
import { RestoreForm } from "./restore-form";

export const metadata: Metadata = { title: "Earlier configuration" };

export default screen(async function EarlierConfigurationPage({
  params,
}: PageProps<"/mini-programs/[id]/configuration/history/[revision]">) {
  const { id, revision } = await params;
  const earlier = await load((ctx) => getConfigurationRevision(ctx, { id, revision: readRevision(revision) }));
  const { changed, changes, newest, mayRestore } = earlier;
  const back = `/mini-programs/${id}/configuration` as const;
  return (
    <div className="flex max-w-180 flex-col gap-4">
      <div>
        <h2 className="text-lg font-semibold">
          {earlier.revision === 0 ? "The empty configuration of the beginning" : `State ${earlier.revision}`}
        </h2>
        {changed && (
          <p className="text-sm text-ink-2">
            By {changed.by}, <Time value={changed.at} form="date-time" />
          </p>
        )}
      </div>
      {changes.length === 0 ? (
        <Alert tone="info" title={`It is the same as what counts now, state ${newest}.`} />
      ) : (
        <Card
          title={mayRestore ? "What will change" : "How it differs from what counts now"}
          note={`against state ${newest}, which counts now`}
        >
          <ChangeList
            changes={changes.map(({ field, removed, added }) => ({
              field,
              removed: removed.map(bothWays),
              added: added.map(bothWays),
            }))}
          />
        </Card>
      )}
      {mayRestore && changes.length > 0 ? (
        <RestoreForm id={id} restored={earlier.revision} newest={newest} />
      ) : (
        <div>
          <ButtonLink href={back}>Back to the configuration</ButtonLink>
        </div>
      )}
    </div>
  );
});
