import { ButtonLink } from "@/app/_components/ui/button-link";
import { Card } from "@/app/_components/ui/card";
import { load } from "@/app/_server/load";
import { listMiniProgramFeatures } from "@/lib/feature/list-mini-program-features";
import { loadTab } from "../load-mini-program";
import { FeatureWords, type FeatureInShort } from "./feature-words";
import { AddForm } from "./forms";

/** Called, not rendered: what it throws is the page's to answer. */
export async function addView({ id }: { id: string }) {
  await loadTab(id, "feature.manage");
  const { available } = await load((ctx) => listMiniProgramFeatures(ctx, { id }));
  const direct = available.filter(({ access }) => access === "direct");
  const onRequest = available.filter(({ access }) => access === "activation");
  return (
    <div className="flex max-w-180 flex-col gap-4">
      <Card title="Add features">
        {direct.length > 0 ? (
          <>
            <p className="mb-3 text-sm text-ink-2">What they grant counts at once.</p>
            <AddForm id={id} features={direct} />
          </>
        ) : (
          <div className="flex flex-col items-start gap-3 text-sm">
            <p className="text-ink-2">Every feature of the catalog that needs no activation is added.</p>
            <ButtonLink href={`/mini-programs/${id}/features`}>To its features</ButtonLink>
          </div>
        )}
      </Card>
      {onRequest.length > 0 && (
        <Card title="Activation needed" note="Somebody else decides, by your reason" flush>
          <ul>
            {onRequest.map((feature) => (
              <ToApplyFor key={feature.key} id={id} feature={feature} />
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}

function ToApplyFor({ id, feature }: { id: string; feature: FeatureInShort }) {
  const { key, name } = feature;
  return (
    <li className="flex items-start justify-between gap-3 border-line px-4 py-3 text-sm not-last:border-b">
      <FeatureWords feature={feature} />
      <ButtonLink href={`/mini-programs/${id}/features/${key}?apply`} aria-label={`Apply for ${name}`} size="sm">
        Apply
      </ButtonLink>
    </li>
  );
}
