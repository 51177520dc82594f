import { Info } from "lucide-react";
import type { ReactNode } from "react";

export function DemoBanner({ children }: { children: ReactNode }) {
  return (
    <aside
      aria-label="Notice"
      className="flex min-h-(--banner) items-center gap-2 border-b border-line bg-surface px-5 py-1.5 text-xs text-ink-2 max-md:px-4"
    >
      <Info aria-hidden className="size-3.5 shrink-0" />
      <p>{children}</p>
    </aside>
  );
}
