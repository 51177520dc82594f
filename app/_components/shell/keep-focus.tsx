"use client";

import { useEffect } from "react";

/** Where an act leads on and takes away what had the focus, the focus goes to the content instead of nowhere. */
export function KeepFocus() {
  useEffect(() => {
    let last: Element | null = null;
    const onFocus = () => (last = document.activeElement);
    const observer = new MutationObserver(() => {
      if (!last || last.isConnected) return;
      last = null;
      if (document.activeElement !== document.body) return;
      document.getElementById("main")?.focus({ preventScroll: true });
    });
    document.addEventListener("focusin", onFocus);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener("focusin", onFocus);
      observer.disconnect();
    };
  }, []);
  return null;
}
