"use client";

import { useSearchParams } from "next/navigation";
import { saidOnce } from "../shell/said-once";
import { askForm, asked } from "./asked";

/** Once in the frame: leads to the page as it is, with the question of the button that sends it, or with none. */
export function AskForm() {
  const query = [...useSearchParams()].filter(([name]) => name !== asked && !saidOnce.has(name));
  return (
    <form id={askForm} hidden>
      {query.map(([name, value], at) => (
        <input key={`${at} ${name}`} type="hidden" name={name} value={value} />
      ))}
    </form>
  );
}
