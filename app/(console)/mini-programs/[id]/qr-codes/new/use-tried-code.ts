"use client";

import { useRef, useState } from "react";

/** What a code of the typed parts would be, or in a sentence why there is none yet. */
export type Tried = { link: string; drawing: string | null; warning: string | null } | { whyNot: string };

const fields = ["url", "parameterName", "parameterValue"];
const pause = 200;

/** Asks the server what comes of what is typed, once the hand rests. An answer that a newer question has overtaken is dropped. */
export function useTriedCode(address: string) {
  const [tried, setTried] = useState<Tried | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const timer = useRef(0);
  const asking = useRef<AbortController>(undefined);

  const ask = async () => {
    asking.current?.abort();
    const form = box.current?.querySelector("form");
    if (!form) return;
    const typed = [...new FormData(form)].filter(([name]) => fields.includes(name));
    const query = new URLSearchParams(typed.map(([name, value]) => [name, String(value)]));
    if (!query.get("url")) return setTried(null);
    const { signal } = (asking.current = new AbortController());
    try {
      const answer = await fetch(`${address}?${query.toString()}`, { signal });
      setTried(readTried((await answer.json()) as Answer));
    } catch {
      if (!signal.aborted) setTried({ whyNot: "The console cannot be reached at the moment, so nothing is drawn." });
    }
  };
  const tryAgain = () => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void ask(), pause);
  };
  return { tried, tryAgain, watch: box };
}

type Answer = { link?: string; drawing?: string | null; warning?: string | null; whyNot?: string; error?: string };

function readTried({ link, drawing, warning = null, whyNot, error }: Answer): Tried {
  if (link !== undefined && drawing !== undefined) return { link, drawing, warning };
  return { whyNot: whyNot ?? error ?? "Nothing can be drawn of this." };
}
