import { cx } from "./cx";

export type ButtonLook = {
  variant?: "filled" | "outline" | "quiet";
  tone?: "neutral" | "danger";
  size?: "sm" | "md" | "lg";
  className?: string | undefined;
};

const base =
  "inline-flex items-center justify-center gap-2 rounded border text-center font-medium transition-colors select-none " +
  "disabled:border-line disabled:bg-sunken disabled:text-ink-3 [&_svg]:size-4 [&_svg]:shrink-0";

const sizes = {
  sm: "min-h-7 px-2 py-0.5 text-xs",
  md: "min-h-8 px-3 py-1 text-sm max-md:min-h-10 max-md:px-4",
  lg: "min-h-11 px-4 py-1.5 text-base",
};

const looks = {
  "filled neutral":
    "border-transparent bg-accent text-accent-ink hover:bg-[color-mix(in_oklab,var(--accent),var(--ink)_14%)]",
  "filled danger": "border-transparent bg-bad text-surface hover:bg-[color-mix(in_oklab,var(--bad),var(--ink)_14%)]",
  "outline neutral": "border-line bg-surface text-ink hover:bg-sunken",
  "outline danger": "border-line bg-surface text-bad hover:bg-bad-soft",
  "quiet neutral": "border-transparent text-ink-2 hover:bg-sunken hover:text-ink",
  "quiet danger": "border-transparent text-bad hover:bg-bad-soft",
};

export function buttonStyle({ variant = "outline", tone = "neutral", size = "md", className }: ButtonLook): string {
  return cx(base, sizes[size], looks[`${variant} ${tone}`], className);
}
