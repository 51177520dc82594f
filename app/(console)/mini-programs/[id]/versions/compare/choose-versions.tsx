import { LiveForm } from "@/app/_components/filter/live-form";
import { controlStyle } from "@/app/_components/form/field";
import { cx } from "@/app/_components/ui/cx";
import { Button } from "@/app/_components/ui/button";

type Props = { numbers: string[]; from: string; to: string };

/** Which two are compared stands in the address. */
export function ChooseVersions({ numbers, from, to }: Props) {
  return (
    <LiveForm label="Versions to compare" className="mb-4 flex flex-wrap items-end gap-3">
      <Choice name="from" label="From" numbers={numbers} value={from} />
      <Choice name="to" label="To" numbers={numbers} value={to} />
      <span className="hidden [@media(scripting:none)]:block">
        <Button type="submit">Compare</Button>
      </span>
    </LiveForm>
  );
}

type ChoiceProps = { name: string; label: string; numbers: string[]; value: string };

function Choice({ name, label, numbers, value }: ChoiceProps) {
  return (
    <label className="text-sm font-medium">
      {label}
      <select
        key={value}
        name={name}
        defaultValue={value}
        className={cx(controlStyle, "mt-1 block h-9 min-w-32 font-normal tabular-nums max-md:h-11")}
      >
        {numbers.map((number) => (
          <option key={number}>{number}</option>
        ))}
      </select>
    </label>
  );
}
