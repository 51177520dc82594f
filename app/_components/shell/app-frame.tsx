"use client";

import { Menu } from "lucide-react";
import type { ReactNode } from "react";
import { AskForm } from "../form/ask-form";
import { ForgetDraftsElsewhere } from "../form/forget-drafts";
import { OvertakenForms } from "../form/overtaken";
import { PersonOfPage } from "../form/person-of-page";
import { Announcements } from "../ui/announcements";
import { PersonAvatar } from "../ui/person-avatar";
import { AccountButton } from "./account-button";
import { type AccountLinks, AccountMenu } from "./account-menu";
import { BellLink } from "./bell-link";
import { DemoBanner } from "./demo-banner";
import { ForgetDone } from "./forget-done";
import { KeepFocus } from "./keep-focus";
import { MainNav, type NavItem } from "./main-nav";
import { SectionTitle } from "./section-title";

type Props = {
  /** Whose console it is. */
  brand: string;
  items: NavItem[];
  /** What is new for the person, in the corner and not among the places. */
  bell?: NavItem | undefined;
  person: { id: string; name: string; role: string };
  account: AccountLinks;
  banner?: string | undefined;
  children: ReactNode;
};

/**
 * Side navigation from 1,024 px, icons alone under that, and under 768 px a top bar with a drawer. The browser gets what
 * stands in it once, as data beside its markup, not as markup twice.
 */
export function AppFrame({ brand, items, bell, person, account, banner, children }: Props) {
  return (
    <div className="flex min-h-dvh flex-col">
      {banner && <DemoBanner>{banner}</DemoBanner>}
      <div className="flex flex-1 max-md:flex-col">
        <header className="sticky top-0 z-10 flex h-13 items-center gap-2 border-b border-line bg-surface px-2 md:hidden">
          <button
            type="button"
            popoverTarget="main-nav"
            aria-label="Menu"
            className="grid size-10 place-items-center rounded text-ink"
          >
            <Menu aria-hidden className="size-4.5" />
          </button>
          <SectionTitle items={bell ? [...items, bell] : items} fallback={brand} />
          <div className="ms-auto flex items-center gap-1">
            {bell && <BellLink {...bell} className="size-10" />}
            <AccountButton label={account.label} className="rounded-full p-1.5">
              <PersonAvatar name={person.name} />
            </AccountButton>
          </div>
        </header>
        <MainNav brand={brand} items={items} bell={bell} hasBanner={Boolean(banner)}>
          <AccountButton
            label={account.label}
            className="mt-auto flex w-full items-center gap-2.5 border-t border-line px-2 pt-3 text-start md:max-lg:justify-center md:max-lg:px-0"
          >
            <PersonAvatar name={person.name} />
            <span className="min-w-0 text-sm leading-4 md:max-lg:sr-only">
              <span className="block truncate">{person.name}</span>
              <span className="block truncate text-ink-2">{person.role}</span>
            </span>
          </AccountButton>
        </MainNav>
        <main
          id="main"
          data-person={person.id}
          tabIndex={-1}
          className="min-w-0 flex-1 px-9 py-7 outline-none max-md:px-4 max-md:py-3"
        >
          <div className="max-w-310">
            <PersonOfPage value={person.id}>
              <OvertakenForms>{children}</OvertakenForms>
            </PersonOfPage>
          </div>
        </main>
      </div>
      <AccountMenu person={person} account={account} />
      <AskForm />
      <ForgetDone />
      <KeepFocus />
      <ForgetDraftsElsewhere />
      <Announcements />
    </div>
  );
}
