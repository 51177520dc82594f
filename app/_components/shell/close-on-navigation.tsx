import { usePathname } from "next/navigation";
import { useEffect } from "react";

/** A soft navigation leaves the document in place, and an open popover with it. */
export function CloseOnNavigation({ popoverId }: { popoverId: string }) {
  const pathname = usePathname();
  useEffect(() => {
    const popover = document.getElementById(popoverId);
    if (popover?.matches(":popover-open")) popover.hidePopover();
  }, [pathname, popoverId]);
  return null;
}
