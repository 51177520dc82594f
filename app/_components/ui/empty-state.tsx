import type { ReactNode } from "react";

type Props = {
  /** One line icon. */
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  act?: ReactNode;
};

export function EmptyState({ icon, title, children, act }: Props) {
  return (
    <div className="flex flex-col items-center rounded-lg border border-line bg-surface px-6 py-14 text-center">
      <div aria-hidden className="text-ink-3 [&_svg]:size-7 [&_svg]:stroke-[1.25]">
        {icon}
      </div>
      <p className="mt-3 font-medium text-balance wrap-anywhere">{title}</p>
      {children && <div className="mt-1 max-w-md text-sm text-pretty text-ink-2">{children}</div>}
      {act && <div className="mt-4 flex flex-wrap justify-center gap-3">{act}</div>}
    </div>
  );
}
