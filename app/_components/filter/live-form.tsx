"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import { forgetDrafts, keepDrafts } from "../form/form-draft";
import { Alert } from "../ui/alert";
import { cx } from "../ui/cx";
import { asHref, fillFrom, isTouched, queryOf } from "./form-query";

type Props = { label: string; className?: string; children: ReactNode };

const typingPause = 300;

/** A GET form that also answers while one types and chooses. Without JavaScript its button sends it. */
export function LiveForm({ label, className, children }: Props) {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<number>(undefined);
  const [isPending, startTransition] = useTransition();

  const [isOffline, setIsOffline] = useState(false);
  const isFirst = useRef(true);
  const isAsked = useRef(false);
  /** The browser's back or forward button led here. */
  const isLedBack = useRef(false);

  const go = async (how: "push" | "replace") => {
    window.clearTimeout(timer.current);
    // The framework would leave the page for the browser's own page about the connection.
    const isAway = await isOutOfReach();
    if (!form.current) return;
    const query = queryOf(form.current);
    const isNew = query !== params.toString();
    setIsOffline(isNew && isAway);
    if (!isNew || isAway) return;
    // Where the console does not answer, or a session has ended, the page is taken away, and a form that is searched for with it.
    keepDrafts();
    isAsked.current = true;
    isLedBack.current = false;
    startTransition(() => router[how](asHref(pathname, query), { scroll: false }));
  };
  const onInput = ({ target }: FormEvent) => {
    if (!(target instanceof HTMLInputElement) || target.type !== "search") return;
    window.clearTimeout(timer.current);
    // The first word is a step that the back button takes back; the next ones mend it.
    const how = params.has(target.name) ? "replace" : "push";
    timer.current = window.setTimeout(() => void go(how), typingPause);
  };
  const onChange = ({ target }: FormEvent) => {
    if (target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type !== "search"))
      void go("push");
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void go("push");
  };

  useEffect(() => {
    if (!form.current) return;
    // What was chosen before this script had loaded is sent now; later the address leads.
    if (isFirst.current && isTouched(form.current)) form.current.requestSubmit();
    // What is being typed runs ahead of the address, unless that went back.
    else if (!isFirst.current) fillFrom(params, form.current, isLedBack.current ? null : document.activeElement);
    isFirst.current = isLedBack.current = false;
  }, [params]);
  useEffect(() => {
    const onBack = () => {
      window.clearTimeout(timer.current);
      isLedBack.current = true;
    };
    window.addEventListener("popstate", onBack);
    return () => window.removeEventListener("popstate", onBack);
  }, []);
  useEffect(() => {
    if (!isOffline) return;
    const ask = () => form.current?.requestSubmit();
    window.addEventListener("online", ask);
    return () => window.removeEventListener("online", ask);
  }, [isOffline]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useEffect(() => {
    if (isPending || !isAsked.current || !form.current || queryOf(form.current) !== params.toString()) return;
    isAsked.current = false;
    forgetDrafts();
  }, [params, isPending]);

  return (
    <search aria-label={label}>
      <form
        ref={form}
        action={pathname}
        // What a browser puts back after a reload is no choice that somebody made.
        autoComplete="off"
        aria-busy={isPending}
        onInput={onInput}
        onChange={onChange}
        onSubmit={onSubmit}
        className={cx("group/live", className)}
      >
        {children}
      </form>
      {isOffline && (
        <Alert tone="warn" role="status" className="mb-3">
          There is no connection. What you asked for comes once it is back.
        </Alert>
      )}
    </search>
  );
}

/** A browser without a network can still reach a console on its own machine. */
async function isOutOfReach(): Promise<boolean> {
  if (navigator.onLine) return false;
  return fetch("/api/health", { cache: "no-store" }).then(
    () => false,
    () => true,
  );
}
