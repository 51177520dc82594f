"use client";

import { type RefCallback, useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { addKeeper, type Draft, draftKey, storeDraft, takeDraft } from "./form-draft";

type Props = {
  formId: string;
  /** Whether anything was typed or sent. */
  isBegun: boolean;
  /** What stands in the form now. */
  draft: (form: HTMLFormElement) => Draft;
  restore: (draft: Draft) => void;
  /** Nothing holds the reload back. */
  settle: () => void;
};

/** Keeps what is typed over a reload into another release, and brings it back once, with the dialog that it stood in. */
export function useDraft({ formId, isBegun, draft, restore, settle }: Props) {
  const key = useRef("");
  const [isRestored, setIsRestored] = useState(false);
  const ref: RefCallback<HTMLFormElement> = useCallback(
    (form) => {
      if (!form) return;
      key.current = draftKey(form);
      const kept = takeDraft(key.current);
      if (!kept) return;
      restore(kept);
      setIsRestored(true);
    },
    [restore],
  );
  useEffect(() =>
    addKeeper({
      keep: () => {
        const form = formOf(formId);
        if (form && isBegun) storeDraft(key.current, draft(form));
      },
      settle: () => flushSync(settle),
    }),
  );
  useEffect(() => {
    const form = isRestored && formOf(formId);
    if (!form) return;
    form.closest("dialog")?.showModal();
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }, [isRestored, formId]);
  return { ref, isRestored };
}

function formOf(id: string): HTMLFormElement | null {
  const form = document.getElementById(id);
  return form instanceof HTMLFormElement ? form : null;
}
