"use client";

import { type ChangeEvent, useState } from "react";
import { FieldHelp, FieldIssue } from "@/app/_components/form/field-issue";
import { useField } from "@/app/_components/form/use-field";
import { cx } from "@/app/_components/ui/cx";
import { sizeText } from "@/lib/format/size-text";

/** The browser's own file input, large enough to drop a file on. */
export function PackageField({ help }: { help: string }) {
  const field = useField({ name: "package", help }, undefined);
  const [size, setSize] = useState("");
  const onChange = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    setSize(file ? sizeText(file.size) : "");
  };
  return (
    <div>
      <div className="mb-1.5 flex items-baseline gap-2">
        <label htmlFor={field.id} className="text-sm font-medium">
          {field.label}
        </label>
        <span aria-live="polite" className="text-xs text-ink-2 tabular-nums">
          {size}
        </span>
      </div>
      <input
        id={field.id}
        type="file"
        name="package"
        accept=".zip,application/zip"
        aria-required
        onChange={onChange}
        className={cx(
          "block w-full min-w-0 cursor-pointer rounded-lg border border-dashed border-line-strong bg-surface px-4 py-7 text-sm text-ink-2 transition-colors hover:bg-canvas",
          "file:me-3 file:min-h-8 file:cursor-pointer file:rounded file:border file:border-solid file:border-line file:bg-surface file:px-3 file:text-sm file:font-medium file:text-ink",
          "aria-invalid:border-bad",
        )}
        {...field.aria}
      />
      <FieldHelp id={field.id} help={help} />
      <FieldIssue id={field.id} issues={field.issues} />
    </div>
  );
}
