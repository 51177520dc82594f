import type { ReactNode } from "react";
import { cx } from "../ui/cx";

type Props = { label: string; className?: string; children: ReactNode };

export function AccountButton({ label, className, children }: Props) {
  return (
    <button type="button" popoverTarget="account-menu" className={cx("transition-colors hover:text-accent", className)}>
      <span className="sr-only">{label}</span>
      {children}
    </button>
  );
}
