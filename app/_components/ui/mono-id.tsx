import { CopyButton } from "./copy-button";
import { cx } from "./cx";

type Props = {
  value: string;
  copy?: boolean;
  className?: string;
};

/** Groups of four are set apart by space alone, so that a selection copies the bare digits. */
export function MonoId({ value, copy = false, className }: Props) {
  const [first, ...others] = value.match(/.{1,4}/gu) ?? [];
  return (
    <span className={cx("mono-id-line", className)}>
      <span className="mono-id">
        {first}
        {others.map((group, index) => (
          <span key={index}>{group}</span>
        ))}
      </span>
      {copy && <CopyButton value={value} what="ID" />}
    </span>
  );
}
