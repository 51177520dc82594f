"use client";

import { FieldIssue } from "@/app/_components/form/field-issue";
import { useForm } from "@/app/_components/form/form-context";
import { several, useField } from "@/app/_components/form/use-field";

export type Eligible = { personId: string; value: string; name: string; email: string | null };

type Props = { people: Eligible[]; chosen: Eligible[]; onChoose: (person: Eligible, isChosen: boolean) => void };

/** One checkbox a person, each with what stands in their way. */
export function PeopleField({ people, chosen, onChoose }: Props) {
  const field = useField({ name: "people" }, undefined);
  const { issues = {} } = useForm().state;
  const posted = several(field.value);
  if (people.length === 0) return null;
  return (
    <fieldset id={field.id} tabIndex={-1} aria-label="People" className="min-w-0">
      <ul className="max-h-90 overflow-y-auto rounded border border-line">
        {people.map((person) => {
          const isChosen = chosen.some(({ personId }) => personId === person.personId);
          return (
            <li key={person.personId} className="border-line not-last:border-b">
              <label className="flex min-h-11 items-center gap-3 px-3 py-1.5 text-sm hover:bg-canvas">
                <input
                  type="checkbox"
                  name="people"
                  value={person.value}
                  aria-label={[person.name, person.email].filter(Boolean).join(" ")}
                  defaultChecked={isChosen || posted.includes(person.value)}
                  onChange={(event) => onChoose(person, event.currentTarget.checked)}
                  className="size-4 shrink-0 accent-accent"
                />
                <span className="min-w-0 wrap-anywhere">
                  <span dir="auto" className="block font-medium">
                    {person.name}
                  </span>
                  <span className="block text-ink-2">{person.email}</span>
                </span>
              </label>
              <div className="px-3 pb-2 empty:hidden">
                <FieldIssue id={`${field.id}-${person.personId}`} issues={issues[`people.${person.value}`] ?? []} />
              </div>
            </li>
          );
        })}
      </ul>
      <FieldIssue id={field.id} issues={issues["people"] ?? []} />
    </fieldset>
  );
}
