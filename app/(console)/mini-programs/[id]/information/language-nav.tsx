"use client";

import { AppLink, type Href } from "@/app/_components/ui/app-link";
import { DefaultBadge } from "./language-information";

export type LanguageEntry = { language: string; href: Href; label: string; isDefault: boolean; note: string };

type Props = { entries: LanguageEntry[]; current: string };

/** One language at a time; each says how far it is. */
export function LanguageNav({ entries, current }: Props) {
  return (
    <nav aria-label="Languages">
      <ul className="flex flex-wrap gap-2">
        {entries.map(({ language, href, label, isDefault, note }) => (
          <li key={language} className="min-w-0">
            <AppLink
              href={href}
              aria-current={language === current ? "page" : undefined}
              className="flex min-h-8 flex-wrap items-center gap-x-2 rounded border border-line bg-surface px-2.5 py-1 text-sm transition-colors hover:bg-sunken aria-[current]:border-accent aria-[current]:bg-accent-soft max-md:min-h-10"
            >
              <span className="font-medium wrap-anywhere">{label}</span>
              {isDefault && <DefaultBadge />}
              <span className="text-xs text-ink-2">{note}</span>
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
