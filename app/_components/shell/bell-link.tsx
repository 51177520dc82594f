import { usePathname } from "next/navigation";
import { AppLink } from "../ui/app-link";
import { cx } from "../ui/cx";
import { isWithin } from "../ui/is-within";
import type { NavItem } from "./main-nav";
import { PlaceIcon } from "./place-icon";

/** A place that is an icon alone, with what is new there. */
export function BellLink({ href, label, icon, count, className }: NavItem & { className?: string }) {
  const isCurrent = isWithin(usePathname(), href);
  const name = count ? `${label}, ${count.label}` : label;
  return (
    <AppLink
      href={href}
      title={name}
      aria-label={name}
      aria-current={isCurrent ? "page" : undefined}
      className={cx(
        "relative grid shrink-0 place-items-center rounded border transition-colors [&_svg]:size-4.5",
        isCurrent
          ? "border-line bg-surface text-ink"
          : "border-transparent text-ink-2 hover:bg-surface/60 hover:text-ink forced-colors:border-[Canvas]",
        className,
      )}
    >
      <PlaceIcon name={icon} />
      {count && (
        <span
          aria-hidden
          className="absolute -end-0.5 -top-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-accent px-1 text-xs font-semibold text-accent-ink"
        >
          {count.value > 99 ? "99+" : count.value}
        </span>
      )}
    </AppLink>
  );
}
