"use client";

import { useForm } from "@/app/_components/form/form-context";
import { LogoField } from "@/app/_components/form/logo-field";
import { SavedMeanwhile } from "@/app/_components/form/saved-meanwhile";
import { single } from "@/app/_components/form/use-field";
import { LogoTile } from "@/app/_components/ui/logo-tile";

const addressOf = (logo: string) => `/logos/${logo}`;

/** The logo that stands, another one, or none. A checked one comes back with a form that was refused. */
export function EditLogo({ current }: { current: string }) {
  const answered = single(useForm().state.values?.["logoId"]);
  const logo = answered ? answered : current;
  const isDraft = logo !== current;
  return (
    <div>
      <LogoField
        name="logo"
        accept="image/png,image/jpeg,image/webp"
        help="PNG, JPEG or WebP, square, 96 to 2,048 px, at most 256 KiB."
        src={logo ? addressOf(logo) : undefined}
        kept={isDraft ? { name: "logoId", value: logo, src: addressOf(logo) } : undefined}
      />
      {!isDraft && <input key={logo} type="hidden" name="logoId" defaultValue={logo} />}
      {current && (
        <label className="mt-2 flex w-fit items-center gap-2 text-sm max-md:min-h-10">
          <input
            key={answered}
            type="checkbox"
            name="removeLogo"
            defaultChecked={answered === ""}
            className="size-4 shrink-0 accent-accent"
          />
          Remove the picture
        </label>
      )}
      <SavedMeanwhile name="logoId" label="Logo" show={pictured} />
    </div>
  );
}

function pictured([logo]: string[]) {
  return logo ? <LogoTile name="" src={addressOf(logo)} size="form" /> : "No logo";
}
