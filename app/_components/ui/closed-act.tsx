import { type ReactNode, useId } from "react";
import { type ButtonLook, buttonStyle } from "./button-style";

type Props = {
  /** The words of the act. */
  children: ReactNode;
  /** Why it cannot be done now. */
  reason: string;
  look?: Omit<ButtonLook, "className">;
};

/** An act that a state or a guard stands in the way of: disabled, and whoever presses it reads why. */
export function ClosedAct({ children, reason, look }: Props) {
  const id = useId();
  return (
    <>
      <button
        type="button"
        aria-disabled
        aria-describedby={id}
        popoverTarget={id}
        className={buttonStyle({ ...look, className: "border-line bg-sunken text-ink-3 hover:bg-sunken" })}
      >
        {children}
      </button>
      <p id={id} popover="auto" className="floating panel p-3 text-start text-sm font-normal whitespace-normal">
        {reason}
      </p>
    </>
  );
}
