import { AppLink, type AppLinkProps } from "./app-link";
import { cx } from "./cx";

export function TextLink({ className, ...rest }: AppLinkProps) {
  return (
    <AppLink
      className={cx(
        "font-medium text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent",
        className,
      )}
      {...rest}
    />
  );
}
