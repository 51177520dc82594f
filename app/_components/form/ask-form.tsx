"use client";

import { askForm } from "./asked";
import { useUnasked } from "./use-unasked";

/** Once in the frame: leads to the page as it is, with the question of the button that sends it, or with none. */
export function AskForm() {
  return (
    <form id={askForm} hidden>
      {[...useUnasked()].map(([name, value], at) => (
        <input key={`${at} ${name}`} type="hidden" name={name} value={value} />
      ))}
    </form>
  );
}
