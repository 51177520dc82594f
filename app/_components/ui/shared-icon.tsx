import { Copy } from "lucide-react";

const icons = { copy: <Copy /> };

/** Drawn once in the frame of every page: what a table shows a hundred times refers to it. */
export function SharedIcons() {
  return (
    <svg aria-hidden className="hidden">
      {Object.entries(icons).map(([name, icon]) => (
        <symbol key={name} id={`icon-${name}`}>
          {icon}
        </symbol>
      ))}
    </svg>
  );
}

export function SharedIcon({ name, className }: { name: keyof typeof icons; className: string }) {
  return (
    <svg aria-hidden viewBox="0 0 24 24" className={className}>
      <use href={`#icon-${name}`} />
    </svg>
  );
}
