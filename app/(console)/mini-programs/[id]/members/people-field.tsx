"use client";

import { useState } from "react";
import { FieldIssue } from "@/app/_components/form/field-issue";
import { useForm } from "@/app/_components/form/form-context";
import { several, single, useField } from "@/app/_components/form/use-field";

export type Eligible = { personId: string; value: string; name: string; email: string | null };

/** One checkbox a person, each with what stands in their way. Whoever was chosen stays while the search goes on. */
export function PeopleField({ found }: { found: Eligible[] }) {
  const field = useField({ name: "people" }, undefined);
  const { issues = {}, values } = useForm().state;
  const posted = several(field.value);
  const [chosen, setChosen] = useState(() => {
    const before = chosenBefore(single(values?.["chosen"]));
    const isNew = ({ personId }: Eligible) => !before.some((one) => one.personId === personId);
    return [...before, ...found.filter((person) => isNew(person) && posted.includes(person.value))];
  });
  const isFound = ({ personId }: Eligible) => found.some((one) => one.personId === personId);
  const choose = (person: Eligible, isChosen: boolean) =>
    setChosen((before) => {
      const rest = before.filter(({ personId }) => personId !== person.personId);
      return isChosen ? [...rest, person] : rest;
    });
  const people = [...chosen.filter((person) => !isFound(person)), ...found];
  if (people.length === 0) return null;
  return (
    <fieldset id={field.id} tabIndex={-1} aria-label="People" className="min-w-0">
      <input type="hidden" name="chosen" value={JSON.stringify(chosen)} disabled data-kept />
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
                  defaultChecked={isChosen}
                  onChange={(event) => choose(person, event.currentTarget.checked)}
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

/** Of a form that comes back after a reload. */
const chosenBefore = (kept: string | undefined) => (kept === undefined ? [] : (JSON.parse(kept) as Eligible[]));
