import { Plus } from "lucide-react";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { Card } from "@/app/_components/ui/card";
import { TextLink } from "@/app/_components/ui/text-link";
import { readable } from "@/lib/configuration/form-values";
import type { CurrentConfiguration } from "@/lib/configuration/parts/current-configuration";
import { configurationLabels } from "@/lib/format/labels";

type Offer = CurrentConfiguration["offered"][number];
type Props = { id: string; offered: Offer[]; mayEdit: boolean; chosen?: Offer[] };

/** What the scanned versions call and no whitelist allows, each with the way to put it there. */
export function OfferedHosts({ id, offered, mayEdit, chosen = [] }: Props) {
  if (offered.length === 0) return null;
  return (
    <Card
      title="Called and not on a whitelist"
      note={offered.length === 1 ? "1 host" : `${offered.length} hosts`}
      className="border-warn/30 bg-warn-soft/50"
      acts={
        mayEdit &&
        offered.length > 1 && <ButtonLink href={offerHref(id, [...chosen, ...offered])}>Add all to the form</ButtonLink>
      }
    >
      <ul className="flex flex-col gap-3 text-sm">
        {offered.map((offer) => (
          <li key={`${offer.field} ${offer.host}`} className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-mono text-xs wrap-anywhere">{readable(offer.host)}</p>
              <p className="text-ink-2">
                {configurationLabels[offer.field]}, called by <Versions id={id} numbers={offer.versions} />
              </p>
            </div>
            {mayEdit && (
              <ButtonLink
                size="sm"
                icon={<Plus />}
                href={offerHref(id, [...chosen, offer])}
                aria-label={`Add ${offer.host} to the form`}
              >
                Add
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

const shownVersions = 3;

function Versions({ id, numbers }: { id: string; numbers: string[] }) {
  const more = numbers.length - shownVersions;
  return (
    <>
      {numbers.slice(0, shownVersions).map((number, index) => (
        <span key={number}>
          {index > 0 && ", "}
          <TextLink href={`/mini-programs/${id}/versions/${number}`}>{number}</TextLink>
        </span>
      ))}
      {more > 0 && ` and ${more} more`}
    </>
  );
}

const wordOf = ({ field, host }: Offer) => `${field}:${host}`;

/** The form with these hosts already in it. */
function offerHref(id: string, offers: Offer[]) {
  const query = new URLSearchParams(offers.map((offer) => ["offer", wordOf(offer)]));
  return `/mini-programs/${id}/configuration/edit?${query.toString()}` as const;
}

/** Which of what is offered an address names. */
export function chosenOffers(offered: Offer[], named: string | string[] | undefined): Offer[] {
  const words = [named ?? []].flat();
  return offered.filter((offer) => words.includes(wordOf(offer)));
}
