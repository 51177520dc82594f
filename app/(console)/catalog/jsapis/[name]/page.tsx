import { Pencil } from "lucide-react";
import type { Metadata } from "next";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { Card } from "@/app/_components/ui/card";
import { DefinitionList, Fact } from "@/app/_components/ui/definition-list";
import { EntityHead } from "@/app/_components/ui/entity-head";
import { TextLink } from "@/app/_components/ui/text-link";
import { Time } from "@/app/_components/ui/time";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { getJsapi, type Jsapi } from "@/lib/catalog/get-jsapi";
import { listCatalogHistory } from "@/lib/catalog/list-catalog-history";
import { historyInput } from "@/lib/catalog/list-inputs";
import { platformLabels } from "@/lib/format/labels";
import { DoneNote } from "../../done-note";
import { HistoryCard } from "../../history-card";
import { SensitiveBadge } from "../../sensitive-badge";
import { WayBack } from "../../way-back";
import { DeleteJsapi } from "./delete-jsapi";

export const metadata: Metadata = { title: "JSAPI" };

export default screen(async function JsapiPage({ params, searchParams }: PageProps<"/catalog/jsapis/[name]">) {
  const [{ name }, query] = await Promise.all([params, searchParams]);
  const { before } = historyInput.parse(query);
  const [jsapi, history] = await load((ctx) =>
    Promise.all([getJsapi(ctx, { name }), listCatalogHistory(ctx, { kind: "jsapi", entry: name, before })]),
  );
  return (
    <>
      <WayBack href="/catalog/jsapis">JSAPIs</WayBack>
      <EntityHead
        title={jsapi.name}
        states={jsapi.sensitive && <SensitiveBadge />}
        facts={[
          <span key="call" className="font-mono">
            my.{jsapi.name}
          </span>,
          jsapi.platforms.map((platform) => platformLabels[platform]).join(", "),
        ]}
        acts={<Acts jsapi={jsapi} />}
      />
      <DoneNote query={query} history={history} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_376px]">
        <About jsapi={jsapi} />
        <HistoryCard history={history} href={`/catalog/jsapis/${name}`} isFirstPage={before === null} />
      </div>
    </>
  );
});

function Acts({ jsapi }: { jsapi: Jsapi }) {
  if (!jsapi.mayEdit) return null;
  return (
    <>
      {jsapi.mayDelete && <DeleteJsapi jsapi={jsapi} />}
      <ButtonLink href={`/catalog/jsapis/${jsapi.name}/edit`} variant="filled" icon={<Pencil />}>
        Edit JSAPI
      </ButtonLink>
    </>
  );
}

function About({ jsapi }: { jsapi: Jsapi }) {
  return (
    <Card title="About">
      <DefinitionList>
        <Fact term="Description">
          <span dir="auto" className="whitespace-pre-line">
            {jsapi.description}
          </span>
        </Fact>
        <Fact term="Sensitive">{jsapi.sensitive ? "Yes: it touches a person’s data or money." : "No"}</Fact>
        <Fact term="Granted by" empty="No feature: mini programs cannot call it yet">
          {jsapi.grantedBy.length > 0 && (
            <ul>
              {jsapi.grantedBy.map(({ key, name }) => (
                <li key={key}>
                  <TextLink href={`/catalog/features/${key}`}>{name}</TextLink>
                </li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact term="Created">
          {jsapi.createdBy}, <Time value={jsapi.createdAt} form="date" />
        </Fact>
      </DefinitionList>
    </Card>
  );
}
