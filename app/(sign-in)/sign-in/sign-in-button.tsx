"use client";

import { useFormStatus } from "react-dom";
import { Button } from "@/app/_components/ui/button";

export function SignInButton() {
  const { pending } = useFormStatus();
  return (
    <Button type="submit" variant="filled" size="lg" pending={pending} className="w-full">
      Sign in with SSO
    </Button>
  );
}
