"use client";

const id = "announcements";

/** Stands once on a page, for whoever hears it: what a small button has done, which others see on the button. */
export function Announcements() {
  return <span id={id} aria-live="polite" className="sr-only" />;
}

const untilSaid = 100;
const untilOver = 5000;
let timer: number | undefined;

/** Says it, also where it is the same as what was said last. */
export function announce(words: string): void {
  const region = document.getElementById(id);
  if (!region) return;
  window.clearTimeout(timer);
  region.textContent = "";
  timer = window.setTimeout(() => {
    region.textContent = words;
    timer = window.setTimeout(() => (region.textContent = ""), untilOver);
  }, untilSaid);
}
