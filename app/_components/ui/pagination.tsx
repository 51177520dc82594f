"use client";

import { AppLink, type Href } from "./app-link";
import { ButtonLink } from "./button-link";

type Props = {
  previous?: Href | undefined;
  next?: Href | undefined;
  sizes?: { size: number; href: Href; current: boolean }[];
};

export function Pagination({ previous, next, sizes = [] }: Props) {
  return (
    <div className="mt-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-sm text-ink-2">
      {sizes.length > 0 && (
        <nav aria-label="Rows on a page" className="flex items-center gap-1">
          {sizes.map(({ size, href, current }) => (
            <AppLink
              key={size}
              href={href}
              aria-current={current ? "true" : undefined}
              className="grid min-h-8 min-w-8 place-items-center rounded px-1.5 transition-colors hover:bg-sunken aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink"
            >
              {size}
            </AppLink>
          ))}
          <span className="ms-1">a page</span>
        </nav>
      )}
      {(previous ?? next) && (
        <nav aria-label="Pages" className="ms-auto flex gap-2">
          {previous && <ButtonLink href={previous}>Previous page</ButtonLink>}
          {next && <ButtonLink href={next}>Next page</ButtonLink>}
        </nav>
      )}
    </div>
  );
}
