import { Card } from "@/app/_components/ui/card";
import { CopyButton } from "@/app/_components/ui/copy-button";
import { QrDrawing } from "@/app/_components/ui/qr-drawing";
import type { getPreviewCode } from "@/lib/version/get-preview-code";

type Props = { number: string; preview: Awaited<ReturnType<typeof getPreviewCode>> };

/** The version in the app, by a scan: for testers, and for those who may preview it. */
export function PreviewCard({ number, preview }: Props) {
  return (
    <Card title="Preview code">
      {"whyNot" in preview ? (
        <p className="text-sm text-ink-2">{preview.whyNot}</p>
      ) : (
        <div className="flex items-start gap-4 lg:flex-col lg:gap-3">
          <QrDrawing
            drawing={preview.code.drawing}
            alt={`Preview code of version ${number}`}
            className="w-36 shrink-0 lg:w-full lg:max-w-48 lg:self-center"
          />
          <div className="min-w-0 text-xs text-ink-2">
            <p>
              Opens {number} in the app for the members of this mini program and for those on the tester whitelist.
              Nobody else gets it by this code.
            </p>
            <p className="mt-2 font-mono wrap-anywhere text-ink">
              <span>{preview.code.link}</span> <CopyButton value={preview.code.link} what="link" />
            </p>
          </div>
        </div>
      )}
    </Card>
  );
}
