"use client";

import { useEffect } from "react";

const place = "main, main [tabindex='-1']";

/**
 * Where an act leads on and takes away what had the focus, the focus goes to the place that it stood in, such as the
 * content of a tab, instead of to nowhere.
 */
export function KeepFocus() {
  useEffect(() => {
    let focused: Element | null = null;
    let places: Element[] = [];
    const onFocus = () => {
      focused = document.activeElement;
      places = focused ? placesOf(focused) : [];
    };
    const observer = new MutationObserver(() => {
      if (!focused || focused.isConnected) return;
      focused = null;
      if (document.activeElement !== document.body) return;
      const next = places.find((one) => one.isConnected) ?? document.querySelector("main");
      if (next instanceof HTMLElement) next.focus({ preventScroll: true });
    });
    // A press beside everything leaves the focus nowhere on purpose.
    const onPress = ({ target }: PointerEvent) => {
      if (target instanceof Element && !target.closest("a, button, input, select, textarea, summary, label"))
        focused = null;
    };
    document.addEventListener("focusin", onFocus);
    document.addEventListener("pointerdown", onPress);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("pointerdown", onPress);
      observer.disconnect();
    };
  }, []);
  return null;
}

/** From the inside out. */
function placesOf(element: Element): Element[] {
  const around = element.parentElement?.closest(place);
  return around ? [around, ...placesOf(around)] : [];
}
