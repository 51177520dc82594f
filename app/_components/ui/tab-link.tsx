"use client";

import { usePathname } from "next/navigation";
import { useId } from "react";
import { AppLink } from "./app-link";
import { cx } from "./cx";
import { isWithin } from "./is-within";
import type { Tab } from "./tabs-nav";

export function TabLink({ href, label, count, current }: Tab) {
  const pathname = usePathname();
  const countId = useId();
  const isCurrent = current ?? isWithin(pathname, href);
  return (
    <AppLink
      ref={isCurrent ? bringIntoView : undefined}
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      aria-describedby={count === undefined ? undefined : countId}
      className={cx(
        "relative flex min-h-11 items-center gap-1.5 -outline-offset-2 transition-colors",
        isCurrent
          ? "font-medium text-ink after:absolute after:inset-x-0 after:-bottom-px after:h-0.5 after:bg-accent forced-colors:after:bg-[Highlight]"
          : "text-ink-2 hover:text-ink",
      )}
    >
      {label}
      {count !== undefined && (
        <span id={countId} aria-hidden className="text-xs font-medium text-ink-3">
          {count}
        </span>
      )}
    </AppLink>
  );
}

/** Where the tabs are wider than a phone, the current one stands in the middle of what is seen. The page itself stays. */
function bringIntoView(link: HTMLElement | null) {
  const bar = link?.closest("nav");
  if (!link || !bar) return;
  // To measure at once would lay the page out before its first frame.
  const observer = new IntersectionObserver(
    ([seen]) => {
      observer.disconnect();
      if (!seen?.rootBounds) return;
      const { boundingClientRect: tab, rootBounds: all } = seen;
      bar.scrollLeft += tab.left - all.left - (all.width - tab.width) / 2;
    },
    { root: bar },
  );
  observer.observe(link);
  return () => observer.disconnect();
}
