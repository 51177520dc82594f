import { AppLink, type AppLinkProps } from "./app-link";
import { cx } from "./cx";

export function TextLink({ className, ...rest }: AppLinkProps) {
  return <AppLink className={cx("text-link", className)} {...rest} />;
}
