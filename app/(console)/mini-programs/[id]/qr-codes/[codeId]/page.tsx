import { Download } from "lucide-react";
import type { Metadata } from "next";
import { Alert } from "@/app/_components/ui/alert";
import { Badge } from "@/app/_components/ui/badge";
import { buttonStyle } from "@/app/_components/ui/button-style";
import { Card } from "@/app/_components/ui/card";
import { QrDrawing } from "@/app/_components/ui/qr-drawing";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { getQrCode, type QrCode } from "@/lib/qr-code/get-qr-code";
import { WayBack } from "../../../../catalog/way-back";
import { ClosedNote } from "../closed-note";
import { DoneNote } from "../done-note";
import { CodeFacts } from "./code-facts";
import { DeleteCode } from "./delete-code";
import { ScansCard } from "./scans-card";

export const metadata: Metadata = { title: "QR code" };

type Props = PageProps<"/mini-programs/[id]/qr-codes/[codeId]">;

export default screen(async function QrCodePage({ params, searchParams }: Props) {
  const [{ id, codeId }, query] = await Promise.all([params, searchParams]);
  const code = await load((ctx) => getQrCode(ctx, { id, code: codeId }));
  const name = code.target?.name ?? "Default code";
  return (
    <>
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <WayBack href={`/mini-programs/${id}/qr-codes`}>QR Code</WayBack>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h2 dir="auto" className="text-lg font-semibold wrap-anywhere">
              {name}
            </h2>
            {code.deletedAt && <Badge tone="neutral">Deleted</Badge>}
          </div>
        </div>
        {code.mayManage && !code.deletedAt && <DeleteCode id={id} code={code} name={name} />}
      </div>
      <DoneNote done={query["done"]} />
      {!code.deletedAt && <ClosedNote closed={code.closed} />}
      {code.target?.warning && !code.deletedAt && (
        <Alert tone="warn" className="mb-4">
          {code.target.warning}
        </Alert>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[360px_minmax(0,1fr)]">
        {code.deletedAt ? <Gone /> : <Large id={id} code={code} name={name} />}
        <div className="flex min-w-0 flex-col gap-4">
          <CodeFacts code={code} />
          <ScansCard scans={code.scans} />
        </div>
      </div>
    </>
  );
});

function Large({ id, code, name }: { id: string; code: QrCode; name: string }) {
  const image = (query: string) => `/mini-programs/${id}/qr-codes/${code.code}/image?${query}`;
  return (
    <Card>
      <QrDrawing drawing={code.drawing} alt={`QR code: ${name}`} className="w-full" />
      <div className="mt-4 grid grid-cols-2 gap-2 max-sm:grid-cols-1">
        <a href={image("format=png&size=512")} download className={buttonStyle({})}>
          <Download aria-hidden />
          Download PNG
        </a>
        <a href={image("format=svg")} download className={buttonStyle({})}>
          <Download aria-hidden />
          Download SVG
        </a>
      </div>
      <p className="mt-2.5 text-xs text-ink-2">
        The PNG has 512 pixels; it also comes with <SizeLink href={image("format=png&size=256")}>256</SizeLink> or{" "}
        <span className="whitespace-nowrap">
          <SizeLink href={image("format=png&size=1024")}>1,024</SizeLink>.
        </span>{" "}
        The SVG is sharp at any size.
      </p>
    </Card>
  );
}

function SizeLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} download className="inline-flex min-h-6 items-center text-accent underline underline-offset-2">
      {children}
      <span className="sr-only"> pixels</span>
    </a>
  );
}

function Gone() {
  return (
    <Card>
      <p className="text-sm text-ink-2">
        This code is deleted. Whoever scans what was printed of it is told that it is unavailable.
      </p>
    </Card>
  );
}
