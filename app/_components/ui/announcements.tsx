"use client";

const id = "announcements";

/** Stands once on a page, for whoever hears it: what a small button has done, which others see on the button. */
export function Announcements() {
  return <span id={id} aria-live="polite" className="sr-only" />;
}

export function announce(words: string): void {
  const region = document.getElementById(id);
  if (region) region.textContent = words;
}
