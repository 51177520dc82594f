"use client";

import { useForm } from "@/app/_components/form/form-context";
import { LogoField } from "@/app/_components/form/logo-field";

/** A logo that was checked comes back with the form, kept on the server. */
export function DraftLogoField() {
  const draft = useForm().state.values?.["logoDraft"];
  return (
    <LogoField
      name="logo"
      accept="image/png,image/jpeg,image/webp"
      help="PNG, JPEG or WebP, square, 96 to 2,048 px, at most 256 KiB."
      kept={
        typeof draft === "string" && draft ? { name: "logoDraft", value: draft, src: `/logos/${draft}` } : undefined
      }
    />
  );
}
