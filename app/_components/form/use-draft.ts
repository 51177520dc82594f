"use client";

import { type RefCallback, useCallback, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { formOf } from "./form-of";
import { addKeeper, type Draft, storeDraft, takeDraft } from "./form-draft";

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

/** Keeps what is typed over a page that is brought anew, and brings it back once. */
export function useDraft({ formId, isBegun, draft, restore, settle }: Props) {
  const [isRestored, setIsRestored] = useState(false);
  const ref: RefCallback<HTMLFormElement> = useCallback(
    (form) => {
      const kept = form && takeDraft(form);
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
        const isClosed = form?.closest("dialog")?.open === false;
        if (form && isBegun && !isClosed) storeDraft(form, draft(form));
      },
      settle: () => flushSync(settle),
    }),
  );
  useEffect(() => {
    const form = isRestored && formOf(formId);
    if (!form) return;
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }, [isRestored, formId]);
  return { ref, isRestored };
}
