import type { ReactNode } from "react";
import { cx } from "./cx";

/** Short facts in a line, set apart by dots. Where the line wraps, none hangs at an end. */
export function Facts({ facts, className }: { facts: ReactNode[]; className?: string }) {
  const shown = facts.filter((fact) => fact !== null && fact !== undefined && fact !== false);
  return (
    <div className={cx("facts", className)}>
      {shown.map((fact, index) => (
        <span key={index}>{fact}</span>
      ))}
    </div>
  );
}
