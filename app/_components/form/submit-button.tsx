"use client";

import type { ComponentProps } from "react";
import { Button } from "../ui/button";
import { useForm } from "./form-context";

type Props = Omit<ComponentProps<typeof Button>, "type" | "pending">;

/** Sends the form once: while the answer is under way a second press does nothing. */
export function SubmitButton({ variant = "filled", children, ...rest }: Props) {
  const { isPending } = useForm();
  return (
    <>
      <Button type="submit" variant={variant} pending={isPending} {...rest}>
        {children}
      </Button>
      <span aria-live="polite" className="sr-only">
        {isPending ? "Working on it" : ""}
      </span>
    </>
  );
}
