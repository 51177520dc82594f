import type { Route } from "next";
import NextLink from "next/link";
import type { ComponentProps } from "react";

/** An address inside the console: a path, a query of this page, or a place on it. */
export type Href = `/${string}` | `?${string}` | `#${string}`;

export type AppLinkProps = Omit<ComponentProps<"a">, "href" | "onClick" | "onMouseEnter" | "onTouchStart"> & {
  href: Href;
  scroll?: boolean;
};

/** Addresses are put together at run time, so their routes are proven by tests and not by the compiler. */
const asRoute = (href: Href) => href as Route;

/** Never fetched ahead: each page is made for one person, and a list of them would ask for every row. */
export function AppLink({ href, ...rest }: AppLinkProps) {
  return <NextLink href={asRoute(href)} prefetch={false} {...rest} />;
}
