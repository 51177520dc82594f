import { ChevronDown } from "lucide-react";
import type { FilterOption } from "./filter-chip";

type Props = {
  name: string;
  label: string;
  /** The first one is the default, which the address leaves out. */
  options: FilterOption[];
  value: string;
};

export function SortSelect({ name, label, options, value }: Props) {
  const standard = options[0]?.value;
  return (
    <div className="relative ms-auto rounded text-sm text-ink-2 transition-colors hover:bg-sunken hover:text-ink">
      <select
        name={name}
        aria-label={label}
        defaultValue={value === standard ? "" : value}
        className="[field-sizing:content] h-8 appearance-none rounded bg-transparent ps-2 pe-7 text-end max-md:h-9"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value === standard ? "" : option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute end-2 top-1/2 size-3.5 -translate-y-1/2" />
    </div>
  );
}
