"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/app/_components/form/action-form";
import { openNoticeAction } from "./actions";

type Props = { id: string; describedBy: string; children: ReactNode };

/** Opening a notice marks it as read, so it is posted; the button covers the row as a link would. */
export function OpenForm({ id, describedBy, children }: Props) {
  return (
    <ActionForm action={openNoticeAction} labels={{}} className="min-w-0" hidden={{ id }}>
      <button type="submit" dir="auto" aria-describedby={describedBy} className="list-link">
        {children}
      </button>
    </ActionForm>
  );
}
