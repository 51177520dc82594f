import type { Metadata } from "next";
import { Badge } from "@/app/_components/ui/badge";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { Card } from "@/app/_components/ui/card";
import { DefinitionList, Fact } from "@/app/_components/ui/definition-list";
import { TextLink } from "@/app/_components/ui/text-link";
import { Time } from "@/app/_components/ui/time";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { getMiniProgramFeature, type MiniProgramFeature } from "@/lib/feature/get-mini-program-feature";
import { accessLabels } from "@/lib/format/labels";
import { GrantedTable } from "../../../../catalog/features/[key]/granted-table";
import { WayBack } from "../../../../catalog/way-back";
import { loadTab } from "../../load-mini-program";
import { DeleteFeature } from "../delete-feature";
import { AddOneForm, ApplyForm } from "../forms";

export const metadata: Metadata = { title: "Feature" };

type Props = PageProps<"/mini-programs/[id]/features/[key]">;

export default screen(async function MiniProgramFeaturePage({ params, searchParams }: Props) {
  const [{ id, key }, query] = await Promise.all([params, searchParams]);
  const isApplying = "apply" in query;
  if (isApplying) await loadTab(id, "feature.manage");
  const feature = await load((ctx) => getMiniProgramFeature(ctx, { id, key }));
  const { name, access, jsapis, open } = feature;
  return (
    <>
      <WayBack href={`/mini-programs/${id}/features`}>Features</WayBack>
      <div className="flex flex-col gap-4">
        <Card
          title={name}
          note={<Badge tone={access === "activation" ? "info" : "neutral"}>{accessLabels[access]}</Badge>}
          acts={<Acts id={id} feature={feature} isApplying={isApplying} />}
        >
          <About feature={feature} />
        </Card>
        {isApplying && open.includes("apply") && (
          <Card title={`Apply for ${name}`}>
            <p className="mb-4 max-w-180 text-sm text-ink-2">
              A Workspace Admin or Workspace Reviewer decides it. Once it is approved, it is added.
            </p>
            <ApplyForm id={id} feature={key} />
          </Card>
        )}
        <Uses id={id} uses={feature.uses} />
        <Card title="JSAPIs" note="What it grants" flush>
          <GrantedTable jsapis={jsapis} />
        </Card>
      </div>
    </>
  );
});

function Uses({ id, uses }: { id: string; uses: MiniProgramFeature["uses"] }) {
  return (
    <Card title="Used by" note="Versions that are under way or released">
      {uses.length === 0 ? (
        <p className="text-sm text-ink-2">No version uses any of its JSAPIs.</p>
      ) : (
        <DefinitionList>
          {uses.map(({ jsapi, versions }) => (
            <Fact key={jsapi} term={<span className="font-mono text-xs wrap-anywhere">{jsapi}</span>}>
              <span className="flex flex-wrap gap-x-3">
                {versions.map(({ number, isReleased }) => (
                  <span key={number}>
                    <TextLink href={`/mini-programs/${id}/versions/${number}`}>{number}</TextLink>
                    {isReleased && " (released)"}
                  </span>
                ))}
              </span>
            </Fact>
          ))}
        </DefinitionList>
      )}
    </Card>
  );
}

function Acts({ id, feature, isApplying }: { id: string; feature: MiniProgramFeature; isApplying: boolean }) {
  const { key, open } = feature;
  if (open.includes("delete")) return <DeleteFeature id={id} feature={feature} />;
  if (open.includes("add")) return <AddOneForm id={id} feature={key} />;
  if (!open.includes("apply") || isApplying) return null;
  return (
    <ButtonLink href={`/mini-programs/${id}/features/${key}?apply`} variant="filled">
      Apply
    </ButtonLink>
  );
}

function About({ feature: { description, added, request } }: { feature: MiniProgramFeature }) {
  return (
    <DefinitionList>
      <Fact term="Description">
        <span dir="auto" className="whitespace-pre-line">
          {description}
        </span>
      </Fact>
      <Fact term="On this mini program" empty="Not added">
        {added ? (
          <>
            Added by {added.by}, <Time value={added.at} form="date" />
          </>
        ) : (
          request && (
            <>
              {request.applicant} has applied for it:{" "}
              <TextLink href={`/approvals/${request.number}`}>request #{request.number}</TextLink> is in review.
            </>
          )
        )}
      </Fact>
    </DefinitionList>
  );
}
