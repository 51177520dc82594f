import { cx } from "./cx";

type Props = { name: string; size?: "sm" | "md"; className?: string };

/** The name stands beside it, so it is silent. */
export function PersonAvatar({ name, size = "md", className }: Props) {
  return (
    <span
      aria-hidden
      className={cx(
        "grid shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent uppercase select-none",
        size === "md" ? "size-7 text-xs" : "size-6 text-[10px]",
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const first = [...(words[0] ?? "")][0] ?? "?";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return first + last;
}
