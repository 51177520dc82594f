"use client";

import { useForm } from "./form-context";

/** Inside a dialog's form: once that has succeeded, the dialog closes. */
export function CloseWhenDone() {
  const { state } = useForm();
  return state.status === "ok" ? <span key={state.attempt} ref={close} hidden /> : null;
}

function close(mark: HTMLElement | null) {
  mark?.closest("dialog")?.close();
}
