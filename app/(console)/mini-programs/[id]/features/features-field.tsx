"use client";

import { FieldIssue } from "@/app/_components/form/field-issue";
import { several, useField } from "@/app/_components/form/use-field";
import { FeatureWords, type FeatureInShort } from "./feature-words";

/** One checkbox a feature, named by it. */
export function FeaturesField({ features }: { features: FeatureInShort[] }) {
  const field = useField({ name: "features" }, undefined);
  const chosen = several(field.value);
  return (
    <fieldset id={field.id} tabIndex={-1} aria-label="Features" className="min-w-0">
      <ul className="rounded border border-line">
        {features.map((feature) => (
          <li key={feature.key} className="border-line not-last:border-b">
            <label className="flex min-h-11 items-start gap-3 px-3 py-2 text-sm hover:bg-canvas">
              <input
                key={chosen.join()}
                type="checkbox"
                name="features"
                value={feature.key}
                aria-label={feature.name}
                aria-describedby={`${field.id}-${feature.key}`}
                aria-invalid={field.aria["aria-invalid"]}
                defaultChecked={chosen.includes(feature.key)}
                className="mt-0.5 size-4 shrink-0 accent-accent"
              />
              <FeatureWords id={`${field.id}-${feature.key}`} feature={feature} />
            </label>
          </li>
        ))}
      </ul>
      <FieldIssue id={field.id} issues={field.issues} />
    </fieldset>
  );
}
