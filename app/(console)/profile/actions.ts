"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/app/_components/form/form-state";
import { formOf } from "@/app/_server/form-fields";
import { runForm } from "@/app/_server/run-form";
import { endMySession } from "@/lib/person/end-my-session";
import { endOtherSessions } from "@/lib/person/end-other-sessions";
import { endMySessionInput, endOtherSessionsInput } from "@/lib/person/session-inputs";

// One's own sessions are everyone's to end; both operations reach no others.
const everyone = async () => {};

export async function endMySessionAction(posted: FormData): Promise<FormState> {
  return runForm({
    data: formOf(posted),
    schema: endMySessionInput,
    permit: everyone,
    // Meanwhile the last sign-in may have become too old: the page then offers another.
    isRace: true,
    run: async (ctx, input) => {
      await endMySession(ctx, input);
      redirect("/profile?done=session");
    },
  });
}

export async function endOtherSessionsAction(posted: FormData): Promise<FormState> {
  return runForm({
    data: formOf(posted),
    schema: endOtherSessionsInput,
    permit: everyone,
    isRace: true,
    run: async (ctx) => {
      await endOtherSessions(ctx);
      redirect("/profile?done=sessions");
    },
  });
}
