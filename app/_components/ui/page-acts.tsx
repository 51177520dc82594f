import type { ReactNode } from "react";

export function PageActs({ children }: { children: ReactNode }) {
  return <div className="page-acts flex flex-wrap items-center gap-3 md:ms-auto">{children}</div>;
}
