"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { saidOnce } from "./said-once";

/** Once the page has said what was done, its address is what stays: reloaded, kept or sent on, it says nothing again. */
export function ForgetDone() {
  const pathname = usePathname();
  const query = useSearchParams().toString();
  useEffect(() => {
    const kept = new URLSearchParams(query);
    for (const name of saidOnce) kept.delete(name);
    if (kept.toString() === query) return;
    window.history.replaceState(null, "", `${pathname}${kept.size > 0 ? `?${kept}` : ""}${window.location.hash}`);
  }, [pathname, query]);
  return null;
}
