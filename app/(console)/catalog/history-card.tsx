import { Fragment } from "react";
import type { Href } from "@/app/_components/ui/app-link";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { Card } from "@/app/_components/ui/card";
import { Facts } from "@/app/_components/ui/facts";
import { TextLink } from "@/app/_components/ui/text-link";
import { Time } from "@/app/_components/ui/time";
import type { CatalogHistory, CatalogHistoryChange } from "@/lib/catalog/list-catalog-history";
import { accessLabels, catalogFieldLabels, platformLabels } from "@/lib/format/labels";

type Props = { history: CatalogHistory; href: Href; isFirstPage: boolean };

/** Who changed what from what to what, newest first. */
export function HistoryCard({ history: { changes, older, opensRequests }, href, isFirstPage }: Props) {
  return (
    <Card title="History" flush>
      {changes.length === 0 && <p className="px-4 py-3 text-sm text-ink-2">Nothing happened to it before that.</p>}
      <ol>
        {changes.map((change) => (
          <li key={change.id} className="border-line px-4 py-3 text-sm not-last:border-b">
            <Change {...change} />
            <Facts
              className="mt-0.5 text-xs text-ink-2"
              facts={[
                change.by,
                <Time key="at" value={change.at} form="date-time" />,
                change.request !== null && (
                  <Fragment key="request">
                    <ByRequest number={change.request} opens={opensRequests} />
                    {change.isSelfApproved && " (self-approved)"}
                  </Fragment>
                ),
              ]}
            />
          </li>
        ))}
      </ol>
      {(older !== null || !isFirstPage) && (
        <div className="flex flex-wrap gap-2 border-t border-line px-4 py-3">
          {older !== null && <ButtonLink href={`${href}?before=${older}`}>Older changes</ButtonLink>}
          {!isFirstPage && <ButtonLink href={href}>Newest changes</ButtonLink>}
        </div>
      )}
    </Card>
  );
}

function ByRequest({ number, opens }: { number: number; opens: boolean }) {
  return <>by request {opens ? <TextLink href={`/approvals/${number}`}>#{number}</TextLink> : `#${number}`}</>;
}

function Change({ act, field, before, after }: CatalogHistoryChange) {
  if (field === null) return <p className="font-medium">{act === "created" ? "Created" : "Deleted"}</p>;
  const label = <span className="font-medium">{catalogFieldLabels[field]}</span>;
  if (field === "jsapis" && Array.isArray(before) && Array.isArray(after)) {
    const added = after.filter((name) => !before.includes(name));
    const removed = before.filter((name) => !after.includes(name));
    return (
      <div>
        {label}
        {added.length > 0 && (
          <p>
            <span className="text-ok">Added</span> <span className="font-mono wrap-anywhere">{added.join(", ")}</span>
          </p>
        )}
        {removed.length > 0 && (
          <p>
            <span className="text-bad">Taken out</span>{" "}
            <span className="font-mono wrap-anywhere">{removed.join(", ")}</span>
          </p>
        )}
      </div>
    );
  }
  return (
    <p dir="auto" className="wrap-anywhere">
      {label} <del className="text-ink-3">{textOf(field, before)}</del> <span aria-hidden>→</span>{" "}
      <ins className="no-underline">{textOf(field, after)}</ins>
    </p>
  );
}

const words: Record<string, string> = { ...accessLabels, ...platformLabels };

function textOf(field: CatalogHistoryChange["field"], value: CatalogHistoryChange["after"]): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  const isOfList = field === "access" || field === "platforms";
  return [value ?? []]
    .flat()
    .map((text) => (isOfList ? (words[text] ?? text) : text))
    .join(", ");
}
