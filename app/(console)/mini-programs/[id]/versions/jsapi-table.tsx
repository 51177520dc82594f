import { Badge } from "@/app/_components/ui/badge";
import type { Column } from "@/app/_components/ui/column";
import { DataTable } from "@/app/_components/ui/data-table";
import { TextLink } from "@/app/_components/ui/text-link";
import type { JsapiStanding } from "@/lib/version/parts/jsapi-standings";
import { JsapiName } from "../../../catalog/jsapi-name";
import { SensitiveBadge } from "../../../catalog/sensitive-badge";
import { Places } from "./places";

type Props = { id: string; jsapis: JsapiStanding[]; released: string | null; mayManageFeatures: boolean };

/** What a version uses, and what grants it. */
export function JsapiTable({ id, jsapis, released, mayManageFeatures }: Props) {
  const shown = [
    name,
    granted(id, mayManageFeatures),
    ...(released !== null && jsapis.some((jsapi) => jsapi.isNew) ? [isNew] : []),
    calls,
  ].filter((column) => column !== calls || jsapis.some(({ places }) => places !== null));
  return <DataTable label="JSAPIs" columns={shown} rows={jsapis} rowKey={(jsapi) => jsapi.name} flush />;
}

const name: Column<JsapiStanding> = {
  key: "name",
  head: "JSAPI",
  phone: "title",
  cell: ({ name, inCatalog }) => (
    <div className="min-w-0">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <JsapiName>{name}</JsapiName>
        {inCatalog?.sensitive && <SensitiveBadge />}
        {!inCatalog && <Badge tone="bad">Unknown</Badge>}
      </span>
      <span className="mt-0.5 block text-xs font-normal text-ink-2">
        {inCatalog ? inCatalog.description : "The catalog does not know it."}
      </span>
    </div>
  ),
};

const granted = (id: string, mayManage: boolean): Column<JsapiStanding> => ({
  key: "granted",
  head: "Granted by",
  phone: 1,
  className: "max-md:basis-full",
  cell: (jsapi) => <Granted id={id} jsapi={jsapi} mayManage={mayManage} />,
});

type GrantedProps = { id: string; jsapi: JsapiStanding; mayManage: boolean };

function Granted({ id, jsapi: { features, isGranted }, mayManage }: GrantedProps) {
  const shown = isGranted ? features.filter(({ isAdded }) => isAdded) : features;
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {!isGranted && (
        <Badge tone="bad" className="whitespace-nowrap">
          Not granted
        </Badge>
      )}
      {shown.map(({ key, name, access }) => (
        <TextLink key={key} href={`/mini-programs/${id}/features/${key}`}>
          {isGranted || !mayManage ? name : access === "direct" ? `Add ${name}` : `Apply for ${name}`}
        </TextLink>
      ))}
      {!isGranted && features.length === 0 && <span className="text-ink-2">no feature grants it</span>}
    </span>
  );
}

const isNew: Column<JsapiStanding> = {
  key: "new",
  head: "New",
  phone: "state",
  cell: ({ isNew }) => isNew && <Badge tone="info">New</Badge>,
};

const calls: Column<JsapiStanding> = {
  key: "calls",
  head: "Calls and where",
  phone: 2,
  className: "md:min-w-48",
  cell: ({ count, places }) =>
    count !== null && (
      <span className="flex items-baseline gap-3">
        <span className="text-end whitespace-nowrap tabular-nums md:min-w-5">
          {count}
          <span className="md:hidden">{count === 1 ? " call" : " calls"}</span>
        </span>
        <Places places={places ?? []} count={count} />
      </span>
    ),
};
