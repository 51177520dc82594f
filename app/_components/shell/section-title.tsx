import { usePathname } from "next/navigation";
import { isWithin } from "../ui/is-within";
import type { NavItem } from "./main-nav";

/** The phone's top bar says which place this is. The page's own heading is its `h1`. */
export function SectionTitle({ items, fallback }: { items: Pick<NavItem, "href" | "label">[]; fallback: string }) {
  const pathname = usePathname();
  const place = items.find(({ href }) => isWithin(pathname, href));
  return (
    <p aria-hidden className="min-w-0 truncate font-semibold">
      {place?.label ?? fallback}
    </p>
  );
}
