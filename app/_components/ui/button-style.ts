import { cx } from "./cx";

export type ButtonLook = {
  variant?: "filled" | "outline" | "quiet";
  tone?: "neutral" | "danger";
  size?: "sm" | "md" | "lg";
  className?: string | undefined;
};

/** The classes stand in components.css. */
export function buttonStyle({ variant = "outline", tone = "neutral", size = "md", className }: ButtonLook): string {
  return cx(`button button-${size} button-${variant}`, tone === "danger" && "button-danger", className);
}
