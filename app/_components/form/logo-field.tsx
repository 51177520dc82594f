"use client";

import { ImagePlus } from "lucide-react";
import { type ChangeEvent, useRef, useState } from "react";
import { cx } from "../ui/cx";
import { FieldHelp, FieldIssue, OptionalMark } from "./field-issue";
import { drawPreview } from "./draw-preview";
import { type FieldProps, useField } from "./use-field";

type Props = FieldProps & {
  accept: string;
  /** A picture that the server already keeps, from a post that failed elsewhere. */
  kept?: { name: string; value: string; src: string } | undefined;
  /** The picture in use now. */
  src?: string | undefined;
};

export function LogoField({ name, label, help, required, accept, kept, src }: Props) {
  const field = useField({ name, ...(label && { label }), ...(help && { help }) }, undefined);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [said, setSaid] = useState("");
  const shown = kept?.src ?? src;
  const onChange = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    setSaid(file && canvas.current ? await drawPreview(file, canvas.current) : "");
  };
  return (
    <div>
      <div className="mb-1.5 flex items-baseline gap-2">
        <label htmlFor={field.id} className="text-sm font-medium">
          {field.label}
        </label>
        <OptionalMark required={required} />
      </div>
      <div className="flex items-center gap-4">
        <div className="relative grid size-16 shrink-0 place-items-center overflow-clip rounded-lg border border-dashed border-line-strong bg-surface text-ink-3">
          {shown ? (
            <picture className="contents">
              <img src={shown} alt="" width={64} height={64} className="size-full object-cover" />
            </picture>
          ) : (
            <ImagePlus aria-hidden className="size-5 stroke-[1.5]" />
          )}
          <canvas
            ref={canvas}
            aria-hidden
            width={128}
            height={128}
            className={cx("absolute size-full bg-surface", !said && "hidden")}
          />
        </div>
        <div className="min-w-0 flex-1">
          <input
            id={field.id}
            type="file"
            name={name}
            accept={accept}
            aria-required={required || undefined}
            onChange={(event) => void onChange(event)}
            className="block w-full min-w-0 text-sm text-ink-2 file:me-3 file:min-h-8 file:cursor-pointer file:rounded file:border file:border-solid file:border-line file:bg-surface file:px-3 file:text-sm file:font-medium file:text-ink hover:file:bg-sunken"
            {...field.aria}
          />
          {kept && <input type="hidden" name={kept.name} value={kept.value} />}
          <p aria-live="polite" className="mt-1 text-xs text-ink-2 empty:hidden">
            {said || (kept ? "The chosen picture is kept." : "")}
          </p>
        </div>
      </div>
      <FieldHelp id={field.id} help={help} />
      <FieldIssue id={field.id} issues={field.issues} />
    </div>
  );
}
