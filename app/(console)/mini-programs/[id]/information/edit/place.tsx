import type { ReactNode } from "react";

/** A field that the list of what is missing links to. */
export function Place({ of, children }: { of: string; children: ReactNode }) {
  return (
    <div id={of} className="scroll-mt-20 rounded target:outline-2 target:outline-offset-8 target:outline-accent">
      {children}
    </div>
  );
}
