import { Pencil } from "lucide-react";
import type { Metadata } from "next";
import { Badge } from "@/app/_components/ui/badge";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { ClosedAct } from "@/app/_components/ui/closed-act";
import { Card } from "@/app/_components/ui/card";
import { DefinitionList, Fact } from "@/app/_components/ui/definition-list";
import { EntityHead } from "@/app/_components/ui/entity-head";
import { Time } from "@/app/_components/ui/time";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { getFeature, type Feature } from "@/lib/catalog/get-feature";
import { listCatalogHistory } from "@/lib/catalog/list-catalog-history";
import { historyInput } from "@/lib/catalog/list-inputs";
import { accessLabels } from "@/lib/format/labels";
import { someOf } from "@/lib/format/some-of";
import { DoneNote } from "../../done-note";
import { HistoryCard } from "../../history-card";
import { SensitiveBadge } from "../../sensitive-badge";
import { WayBack } from "../../way-back";
import { DeleteFeature } from "./delete-feature";
import { GrantedTable } from "./granted-table";
import { proposalWords, ProposalNote } from "./proposal-note";

export const metadata: Metadata = { title: "Feature" };

export default screen(async function FeaturePage({ params, searchParams }: PageProps<"/catalog/features/[key]">) {
  const [{ key }, query] = await Promise.all([params, searchParams]);
  const { before } = historyInput.parse(query);
  const [feature, history] = await load((ctx) =>
    Promise.all([getFeature(ctx, { key }), listCatalogHistory(ctx, { kind: "feature", entry: key, before })]),
  );
  const { jsapis } = feature;
  const sensitive = jsapis.filter((jsapi) => jsapi.sensitive).length;
  return (
    <>
      <WayBack href="/catalog/features">Features</WayBack>
      <EntityHead
        title={feature.name}
        states={
          <>
            <Badge tone={feature.access === "activation" ? "info" : "neutral"}>{accessLabels[feature.access]}</Badge>
            {sensitive > 0 && <SensitiveBadge count={sensitive} />}
          </>
        }
        facts={[
          <span key="key" className="font-mono">
            {feature.key}
          </span>,
          jsapis.length === 1 ? "1 JSAPI" : `${jsapis.length} JSAPIs`,
        ]}
        acts={<Acts feature={feature} />}
      />
      <DoneNote query={query} history={history} />
      {feature.proposal && <ProposalNote proposal={feature.proposal} isNew={"requested" in query} />}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_376px]">
        <Card title="JSAPIs" note="What it grants" flush>
          <GrantedTable jsapis={jsapis} />
        </Card>
        <div className="flex flex-col gap-4">
          <About feature={feature} />
          <HistoryCard history={history} href={`/catalog/features/${key}`} isFirstPage={before === null} />
        </div>
      </div>
    </>
  );
});

function Acts({ feature }: { feature: Feature }) {
  if (!feature.mayEdit) return null;
  return (
    <>
      {feature.mayDelete && <DeleteFeature feature={feature} />}
      {feature.proposal ? (
        <ClosedAct reason={proposalWords(feature.proposal)}>Edit feature</ClosedAct>
      ) : (
        <ButtonLink href={`/catalog/features/${feature.key}/edit`} variant="filled" icon={<Pencil />}>
          Edit feature
        </ButtonLink>
      )}
    </>
  );
}

function About({ feature: { description, usedBy, createdBy, createdAt } }: { feature: Feature }) {
  return (
    <Card title="About">
      <DefinitionList>
        <Fact term="Description">
          <span dir="auto" className="whitespace-pre-line">
            {description}
          </span>
        </Fact>
        {usedBy && (
          <Fact term="Mini programs" empty="None has it">
            {usedBy.count > 0 && someOf(usedBy.first, usedBy.count)}
          </Fact>
        )}
        <Fact term="Created">
          {createdBy}, <Time value={createdAt} form="date" />
        </Fact>
      </DefinitionList>
    </Card>
  );
}
