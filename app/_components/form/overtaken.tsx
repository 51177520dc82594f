"use client";

import { usePathname } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { Alert } from "../ui/alert";
import type { FormState } from "./form-state";
import { PostedAnswer } from "./posted-answer";

type Typed = { label: string; text: string };
type Overtaken = { formId: string; isGone: boolean; message: string; typed: Typed[] };
type Told = { tell: (formId: string, answer: FormState, typed: Typed[]) => void; gone: (formId: string) => void };

const OvertakenContext = createContext<Told>({ tell: () => undefined, gone: () => undefined });

/** Somebody else was first, and the page that is read anew has no such form any more: what it was answered stays. */
export function OvertakenForms({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  const [at, setAt] = useState(pathname);
  const [overtaken, setOvertaken] = useState<Overtaken>();
  const posted = useContext(PostedAnswer)?.state;
  const [isPostedHere, setPostedHere] = useState(posted?.status === "error");
  if (at !== pathname) {
    setAt(pathname);
    setOvertaken(undefined);
    setPostedHere(false);
  }
  const tell = useCallback<Told["tell"]>((formId, { code, saved, message }, typed) => {
    const isGone = document.getElementById(formId) === null;
    setOvertaken(code === "conflict" && !saved && message ? { formId, isGone, message, typed } : undefined);
  }, []);
  const gone = useCallback<Told["gone"]>((formId) => {
    setOvertaken((one) => (one?.formId === formId ? { ...one, isGone: true } : one));
  }, []);
  const told = useMemo(() => ({ tell, gone }), [tell, gone]);
  return (
    <OvertakenContext value={told}>
      {overtaken?.isGone && <Said {...overtaken} />}
      {isPostedHere && (
        // Shown where no form of the page has taken it: components.css.
        <Alert tone="bad" role="alert" title={posted?.message ?? ""} className="posted-answer mb-4" />
      )}
      {children}
    </OvertakenContext>
  );
}

function Said({ message, typed }: Overtaken) {
  return (
    <div ref={takeFocus} tabIndex={-1} className="mb-4 rounded outline-offset-2">
      <Alert tone="bad" role="alert" title={message}>
        {typed.map(({ label, text }) => (
          <div key={label} className="mt-1">
            What you typed under {label}:
            <blockquote dir="auto" className="border-s-2 border-line ps-2.5 wrap-anywhere whitespace-pre-line">
              {text}
            </blockquote>
          </div>
        ))}
      </Alert>
    </div>
  );
}

function takeFocus(box: HTMLDivElement | null) {
  box?.focus();
}

/** How a form hands on what it was answered, for when it is taken away. */
export function useOvertaken(formId: string, labels: Record<string, string>): (answer: FormState) => void {
  const { tell, gone } = useContext(OvertakenContext);
  useEffect(() => () => gone(formId), [gone, formId]);
  return (answer) => {
    const typed = Object.entries(labels).flatMap(([name, label]): Typed[] => {
      const text = answer.values?.[name];
      return typeof text === "string" && text !== "" ? [{ label, text }] : [];
    });
    tell(formId, answer, typed);
  };
}
