import { Pencil, SlidersHorizontal } from "lucide-react";
import type { Metadata } from "next";
import { Alert } from "@/app/_components/ui/alert";
import { ExportMenu } from "@/app/_components/ui/export-menu";
import { GoButton } from "@/app/_components/ui/go-button";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { Time } from "@/app/_components/ui/time";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import type { ConfigurationChange } from "@/lib/configuration/changes";
import { bothWays, readableEntries } from "@/lib/configuration/form-values";
import { getConfigurationWithHistory, type HistoryPage } from "@/lib/configuration/get-configuration-with-history";
import { readHistoryPlace } from "@/lib/configuration/inputs";
import { Facts } from "./facts";
import { History } from "./history";
import { OfferedHosts } from "./offered-hosts";
import { OnlyViewing } from "./only-viewing";

export const metadata: Metadata = { title: "Configuration" };

export default screen(async function ConfigurationPage({
  params,
  searchParams,
}: PageProps<"/mini-programs/[id]/configuration">) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const before = readHistoryPlace(query["before"]);
  const current = await load((ctx) => getConfigurationWithHistory(ctx, { id, before }));
  const { revision, configuration, changed, allowed, whyNot, uncoveredEntrance, offered, history } = current;
  const mayEdit = allowed.includes("configuration.edit");
  const edit = mayEdit && (
    <GoButton href={`/mini-programs/${id}/configuration/edit`} variant="filled" icon={<Pencil />}>
      Edit configuration
    </GoButton>
  );
  const onlyViewing = whyNot && (
    <OnlyViewing id={id} whyNot={whyNot} mayJoin={allowed.includes("miniProgram.joinAsDeveloperAdmin")} />
  );
  if (revision === 0) {
    return (
      <div className="flex flex-col gap-4">
        {onlyViewing}
        <EmptyState icon={<SlidersHorizontal />} title="Nothing is configured" act={edit}>
          No client ID, merchant ID or whitelist is set: no server and no web page can be reached, and nobody is a
          tester.
        </EmptyState>
        <OfferedHosts id={id} offered={offered} mayEdit={mayEdit} />
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {"saved" in query && <Alert tone="ok" role="status" title="The configuration was saved." />}
      {"restored" in query && <Alert tone="ok" role="status" title="The earlier configuration was brought back." />}
      {onlyViewing}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {changed && (
          <p className="text-sm text-ink-2">
            State {revision}, by {changed.by}, <Time value={changed.at} form="date-time" />
          </p>
        )}
        <div className="ms-auto flex flex-wrap gap-2">
          <ExportMenu href={`/mini-programs/${id}/configuration/export`} what="the configuration" />
          {edit}
        </div>
      </div>
      {uncoveredEntrance && (
        <Alert tone="warn" title="The entrance is not on the H5 domain whitelist">
          A submission needs the host of {uncoveredEntrance} on it.
        </Alert>
      )}
      <OfferedHosts id={id} offered={offered} mayEdit={mayEdit} />
      <Facts configuration={configuration} readable={readableEntries(configuration)} />
      <History
        id={id}
        history={inBothWays(history)}
        newest={revision}
        mayRestore={mayEdit}
        isFirstPage={before === null}
      />
    </div>
  );
});

/** Host names as people read them and as they are kept. */
function inBothWays({ entries, older }: HistoryPage): HistoryPage {
  const changesOf = (changes: ConfigurationChange[]) =>
    changes.map(({ field, removed, added }) => ({
      field,
      removed: removed.map(bothWays),
      added: added.map(bothWays),
    }));
  return { older, entries: entries.map((entry) => ({ ...entry, changes: changesOf(entry.changes) })) };
}
