import type { ReactNode } from "react";

/** The end of a form: the filled button first. */
export function FormActs({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-2 border-t border-line pt-5">{children}</div>;
}
