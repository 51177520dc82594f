import { Card } from "@/app/_components/ui/card";
import { requiredLabels } from "@/lib/format/labels";
import type { RequiredInformation } from "@/lib/vocabulary";

export function StillMissing({ missing }: { missing: RequiredInformation[] }) {
  if (missing.length === 0) return null;
  return (
    <Card title="Still missing before a first submission">
      <ul className="flex flex-col gap-1.5 text-sm">
        {missing.map((part) => (
          <li key={part} className="flex items-center gap-2.5">
            <span aria-hidden className="size-3.5 shrink-0 rounded-full border-[1.5px] border-line-strong" />
            {requiredLabels[part]}
          </li>
        ))}
      </ul>
    </Card>
  );
}
