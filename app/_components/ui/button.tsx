import { LoaderCircle } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonLook, buttonStyle } from "./button-style";

type Props = Omit<ComponentProps<"button">, "className"> & ButtonLook & { icon?: ReactNode; pending?: boolean };

/** While pending it keeps its place and its focus, and shows a spinner after 200 ms. */
export function Button({ variant, tone, size, className, icon, pending = false, type, children, ...rest }: Props) {
  return (
    <button
      type={type ?? "button"}
      aria-disabled={pending || undefined}
      className={buttonStyle({
        ...(variant && { variant }),
        ...(tone && { tone }),
        ...(size && { size }),
        className,
      })}
      {...rest}
    >
      {pending ? (
        <span aria-hidden className="animate-late">
          <LoaderCircle className="animate-spin" />
        </span>
      ) : (
        icon
      )}
      {children}
    </button>
  );
}
