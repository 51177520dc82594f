import { ChevronLeft } from "lucide-react";
import { AppLink, type Href } from "@/app/_components/ui/app-link";

/** Above the head of one entry: the list that it stands in. */
export function WayBack({ href, children }: { href: Href; children: string }) {
  return (
    <p className="mb-1 text-sm text-ink-2">
      <AppLink href={href} className="inline-flex min-h-6 items-center gap-1 hover:text-ink hover:underline">
        <ChevronLeft aria-hidden className="size-3.5 shrink-0" />
        {children}
      </AppLink>
    </p>
  );
}
