import { Alert } from "@/app/_components/ui/alert";
import { Card } from "@/app/_components/ui/card";
import { CopyButton } from "@/app/_components/ui/copy-button";
import { QrDrawing } from "@/app/_components/ui/qr-drawing";
import type { Tried } from "./use-tried-code";

/** The app's link, and the same as a code that can be tried before one is made. */
export function TriedCode({ tried }: { tried: Tried | null }) {
  const drawn = tried && "link" in tried ? tried : null;
  return (
    <Card title="Encoded result" className="max-lg:max-w-180 lg:sticky lg:top-4 [@media(scripting:none)]:hidden">
      <div aria-live="polite" className="flex flex-col gap-3 text-sm">
        {drawn ? (
          <>
            {drawn.drawing === null ? (
              <p className="text-ink-2">
                This link is too long to be drawn. The code that you create is short all the same.
              </p>
            ) : (
              <QrDrawing
                drawing={drawn.drawing}
                alt="The link below as a QR code"
                className="w-full max-w-60 self-center"
              />
            )}
            <p className="font-mono text-xs wrap-anywhere">
              {drawn.link} <CopyButton value={drawn.link} what="link" />
            </p>
            {drawn.warning && <Alert tone="warn">{drawn.warning}</Alert>}
            <p className="text-xs text-ink-2">
              Scan it with a phone that has the app to try the page. The code that you create then is another one: it
              leads through the console, so that its scans are counted and it can be taken back.
            </p>
          </>
        ) : (
          <p className="text-ink-2">
            {tried && "whyNot" in tried ? tried.whyNot : "Name a page: its link and code are drawn here as you type."}
          </p>
        )}
      </div>
    </Card>
  );
}
