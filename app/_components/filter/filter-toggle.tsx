import { X } from "lucide-react";
import { AppLink, type Href } from "../ui/app-link";
import { cx } from "../ui/cx";

export type ToggleProps = {
  label: string;
  name: string;
  isOn: boolean;
  /** The same page with this filter switched over. */
  href: Href;
};

/** A filter that is on or off: a link, so that one press does it, also without JavaScript. */
export function FilterToggle({ label, name, isOn, href }: ToggleProps) {
  return (
    <div role="group" aria-label={label} {...(!isOn && { "data-unset": "" })} className="flex min-w-0">
      {isOn && <input type="hidden" name={name} value="1" />}
      <AppLink
        href={href}
        scroll={false}
        {...(isOn && { "aria-label": `Remove the filter ${label}` })}
        className={cx("filter-chip", isOn && "filter-set")}
      >
        {isOn ? label : `+ ${label}`}
        {isOn && <X aria-hidden className="size-3.5" />}
      </AppLink>
    </div>
  );
}
