import { CopyButton } from "./copy-button";
import { cx } from "./cx";

type Props = {
  value: string;
  copy?: boolean;
  className?: string;
};

/** Groups of four are set apart by space alone, so that a selection copies the bare digits. */
export function MonoId({ value, copy = false, className }: Props) {
  const groups = value.match(/.{1,4}/gu) ?? [];
  return (
    <span className={cx("inline-flex items-center gap-1", className)}>
      <span className="font-mono text-xs whitespace-nowrap text-ink-2">
        {groups.map((group, index) => (
          <span key={index} className={index > 0 ? "ms-[1ch]" : undefined}>
            {group}
          </span>
        ))}
      </span>
      {copy && (
        <CopyButton
          value={value}
          what="ID"
          className="group-focus-within/row:opacity-100 group-hover/row:opacity-100 in-[tr]:pointer-fine:opacity-0"
        />
      )}
    </span>
  );
}
