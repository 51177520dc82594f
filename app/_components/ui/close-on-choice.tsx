"use client";

import { useEffect } from "react";

/** A download leaves the page in place, and an open popover with it. */
export function CloseOnChoice({ popoverId }: { popoverId: string }) {
  useEffect(() => {
    const popover = document.getElementById(popoverId);
    const close = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest("a")) popover?.hidePopover();
    };
    popover?.addEventListener("click", close);
    return () => popover?.removeEventListener("click", close);
  }, [popoverId]);
  return null;
}
