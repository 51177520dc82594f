import { X } from "lucide-react";
import type { ReactNode } from "react";
import type { Href } from "../ui/app-link";
import { cx } from "../ui/cx";
import { BellLink } from "./bell-link";
import { BrandMark } from "./brand-mark";
import { CloseOnNavigation } from "./close-on-navigation";
import { NavLink } from "./nav-link";
import type { PlaceName } from "./place-icon";

export type NavItem = {
  href: Href;
  label: string;
  icon: PlaceName;
  /** What waits there, with the words that say it aloud. */
  count?: { value: number; label: string } | undefined;
};

type Props = { brand: string; items: NavItem[]; bell?: NavItem | undefined; hasBanner: boolean; children: ReactNode };

/** One navigation for all widths: on a phone it is a native popover, which opens and closes without JavaScript. */
export function MainNav({ brand, items, bell, hasBanner, children }: Props) {
  return (
    <div className="shrink-0 border-line bg-sunken max-md:contents md:border-e md:max-lg:w-16 lg:w-54">
      <nav
        id="main-nav"
        popover="auto"
        aria-label="Main"
        className={cx(
          "frame-nav m-0 flex-col gap-4 border-line bg-sunken p-3 text-ink",
          "max-md:h-dvh max-md:max-h-none max-md:w-70 max-md:max-w-[85vw] max-md:border-e max-md:open:flex",
          "md:sticky md:top-0 md:flex md:w-full md:border-0",
          hasBanner ? "md:h-[calc(100dvh-var(--banner))]" : "md:h-dvh",
        )}
      >
        <button
          type="button"
          popoverTarget="main-nav"
          popoverTargetAction="hide"
          aria-label="Close"
          className="absolute end-2 top-2 grid size-10 place-items-center rounded text-ink-2 md:hidden"
        >
          <X aria-hidden className="size-4.5" />
        </button>
        <div className="flex items-center gap-1 md:max-lg:flex-col">
          <p className="flex min-h-9 min-w-0 flex-1 items-center gap-2.5 px-2 font-semibold md:max-lg:justify-center md:max-lg:px-0">
            <BrandMark className="size-5 shrink-0 text-accent" />
            <span className="truncate md:max-lg:sr-only">{brand}</span>
          </p>
          {bell && <BellLink {...bell} className="size-8.5 max-md:hidden" />}
        </div>
        <ul className="flex flex-col gap-0.5">
          {items.map((item) => (
            <li key={item.href}>
              <NavLink {...item} />
            </li>
          ))}
        </ul>
        {children}
        <CloseOnNavigation popoverId="main-nav" />
      </nav>
    </div>
  );
}
