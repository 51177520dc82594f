import type { ReactNode } from "react";
import { AppLink, type AppLinkProps } from "./app-link";
import { type ButtonLook, buttonStyle } from "./button-style";

type Props = Omit<AppLinkProps, "className"> & ButtonLook & { icon?: ReactNode };

export function ButtonLink({ variant, tone, size, className, icon, children, ...rest }: Props) {
  return (
    <AppLink
      className={buttonStyle({ ...(variant && { variant }), ...(tone && { tone }), ...(size && { size }), className })}
      {...rest}
    >
      {icon}
      {children}
    </AppLink>
  );
}
