import type { ReactNode } from "react";
import { Button } from "@/app/_components/ui/button";
import type { Href } from "@/app/_components/ui/app-link";

/** A button that leads to the page with its form. */
export function GoButton({ href, icon, children }: { href: Href; icon?: ReactNode; children: ReactNode }) {
  return (
    <form action={href}>
      <Button type="submit" variant="filled" icon={icon}>
        {children}
      </Button>
    </form>
  );
}
