import type { Route } from "next";
import Form from "next/form";
import { useId, type ComponentProps } from "react";
import type { Href } from "./app-link";
import { Button } from "./button";

type Props = Omit<ComponentProps<typeof Button>, "type" | "form" | "id"> & { href: Href };

/** A button that leads to another page: for an act that begins there, where a link names a place. */
export function GoButton({ href, ...rest }: Props) {
  const id = useId();
  return (
    <>
      <GoForm id={id} href={href} />
      <Button {...rest} type="submit" form={id} />
    </>
  );
}

/** What such a button sends, for one that stands inside another form: give the button this form's ID. */
export function GoForm({ id, href, discards = false }: { id: string; href: Href; discards?: boolean }) {
  const [path = "", query] = href.split("?");
  return (
    <Form id={id} action={path as Route} prefetch={false} data-discards={discards || undefined} className="hidden">
      {[...new URLSearchParams(query)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} defaultValue={value} />
      ))}
    </Form>
  );
}
