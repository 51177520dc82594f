"use client";

import { useEffect } from "react";

const question = "Leave this page? What you typed is not saved.";

/** Asks before anything takes the person away from this form: a link, another form, the back button, the window. */
export function useUnsavedWarning(isUnsaved: boolean, formId: string): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const guard = new AbortController();
    const { signal } = guard;
    const mayLeave = () => {
      const isSure = window.confirm(question);
      if (isSure) guard.abort();
      return isSure;
    };
    const stop = (event: Event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const onClick = (event: MouseEvent) => {
      if (leadsAway(event) && !mayLeave()) stop(event);
    };
    const onSubmit = (event: SubmitEvent) => {
      const { target } = event;
      // A field named “id” stands in for the form's own property.
      if (!(target instanceof HTMLFormElement) || target.getAttribute("id") === formId) return;
      if (target.dataset["settles"] !== undefined) return;
      if (target.dataset["discards"] !== undefined) guard.abort();
      else if (!mayLeave()) stop(event);
    };
    // The back button is told before it does anything; by the time of “popstate” the router has left already.
    const onNavigate = (event: NavigateEvent) => {
      if (event.navigationType === "traverse" && event.cancelable && !mayLeave()) event.preventDefault();
    };
    window.addEventListener("click", onClick, { capture: true, signal });
    window.addEventListener("submit", onSubmit, { capture: true, signal });
    window.navigation?.addEventListener("navigate", onNavigate, { signal });
    window.addEventListener("beforeunload", (event) => event.preventDefault(), { signal });
    return () => guard.abort();
  }, [isUnsaved, formId]);
}

/** Whether this click opens another page in this window. */
function leadsAway(event: MouseEvent): boolean {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.target === "_blank" || link.download) return false;
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
  const { origin, pathname, search } = window.location;
  return link.protocol.startsWith("http") && !link.href.startsWith(`${origin}${pathname}${search}#`);
}
