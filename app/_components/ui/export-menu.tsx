"use client";

import { Download } from "lucide-react";
import { useId } from "react";
import { CloseOnChoice } from "./close-on-choice";
import { buttonStyle } from "./button-style";

type Props = {
  /** Where the file comes from, with the filters of the screen. */
  href: `/${string}`;
  /** What is exported, such as "the members". */
  what: string;
};

const formats = [
  { format: "csv", label: "CSV", note: "for spreadsheets" },
  { format: "jsonl", label: "JSON Lines", note: "for programs" },
];

/** What the screen shows as a file, in one of two formats: plain links, which the browser downloads in the background. */
export function ExportMenu({ href, what }: Props) {
  const id = useId();
  const separator = href.includes("?") ? "&" : "?";
  return (
    <div className="flex">
      <button type="button" popoverTarget={id} className={buttonStyle({ className: "w-full" })}>
        <Download aria-hidden />
        Export
      </button>
      <nav id={id} popover="auto" aria-label={`Export ${what}`} className="floating panel">
        <p className="panel-name">Export {what}</p>
        {formats.map(({ format, label, note }) => (
          <a
            key={format}
            href={`${href}${separator}format=${format}`}
            className="flex min-h-8 items-center justify-between gap-4 rounded px-2 text-sm hover:bg-sunken max-md:min-h-11"
          >
            {label} <span className="text-xs text-ink-2">{note}</span>
          </a>
        ))}
        <CloseOnChoice popoverId={id} />
      </nav>
    </div>
  );
}
