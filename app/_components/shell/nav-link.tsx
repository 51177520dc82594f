import { usePathname } from "next/navigation";
import { useId } from "react";
import { AppLink } from "../ui/app-link";
import { isWithin } from "../ui/is-within";
import type { NavItem } from "./main-nav";
import { PlaceIcon } from "./place-icon";

export function NavLink({ href, label, icon, count }: NavItem) {
  const isCurrent = isWithin(usePathname(), href);
  const countId = useId();
  return (
    <AppLink
      href={href}
      title={label}
      aria-current={isCurrent ? "page" : undefined}
      aria-describedby={count && countId}
      className="nav-link"
    >
      <PlaceIcon name={icon} />
      <span className="truncate md:max-lg:sr-only">{label}</span>
      {count && count.value > 0 && (
        <span
          aria-hidden
          className="ms-auto grid h-5 min-w-5 place-items-center rounded-full bg-accent px-1.5 text-xs font-semibold text-accent-ink md:max-lg:absolute md:max-lg:-end-1 md:max-lg:-top-1 md:max-lg:h-4 md:max-lg:min-w-4 md:max-lg:px-1"
        >
          {count.value > 99 ? "99+" : count.value}
        </span>
      )}
      {count && (
        <span id={countId} hidden>
          {count.label}
        </span>
      )}
    </AppLink>
  );
}
