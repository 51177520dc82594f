"use client";

import { useFormStatus } from "react-dom";
import { signInAgainAction } from "@/app/(sign-in)/actions";
import { Button } from "@/app/_components/ui/button";

/** Leads to the identity provider and back. */
export function SignInAgain() {
  return (
    <form action={signInAgainAction}>
      <Go />
    </form>
  );
}

function Go() {
  const { pending } = useFormStatus();
  return (
    <Button type="submit" pending={pending}>
      Sign in again
    </Button>
  );
}
