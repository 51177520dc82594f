import type { Metadata } from "next";
import { Card } from "@/app/_components/ui/card";
import { CopyButton } from "@/app/_components/ui/copy-button";
import { DefinitionList, Fact } from "@/app/_components/ui/definition-list";
import { PageHead } from "@/app/_components/ui/page-head";
import { QrDrawing } from "@/app/_components/ui/qr-drawing";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { notFound } from "@/lib/errors";
import { getPreviewCodeOfRequest } from "@/lib/review/get-preview-code-of-request";
import { readRequestNumber } from "@/lib/review/inputs";
import { WayBack } from "../../../catalog/way-back";

export const metadata: Metadata = { title: "Preview code" };

export default screen(async function PreviewPage({ params }: PageProps<"/approvals/[number]/preview">) {
  const number = readRequestNumber((await params).number);
  const { title, version, code } = await load((ctx) => {
    if (number === null) throw notFound();
    return getPreviewCodeOfRequest(ctx, { number });
  });
  return (
    <>
      <WayBack href={`/approvals/${number ?? ""}`}>{title}</WayBack>
      <PageHead title={`Preview code of ${version}`} lead="Each look at it stands in the audit log." />
      <Card className="max-w-180">
        <div className="flex gap-6 max-md:flex-col">
          <QrDrawing
            drawing={code.drawing}
            alt={`Preview code of version ${version}`}
            className="w-64 shrink-0 max-md:w-full max-md:max-w-72"
          />
          <div className="min-w-0">
            <p className="mb-4 text-sm text-ink-2">
              Scan it with a phone that has the app, signed in there with your e-mail address here. The app serves you
              this version as long as its request is in review.
            </p>
            <DefinitionList>
              <Fact term="Link">
                <span className="font-mono text-xs">{code.link}</span> <CopyButton value={code.link} what="link" />
              </Fact>
              <Fact term="Opens">
                <span className="font-mono text-xs">{code.opens}</span>{" "}
                <CopyButton value={code.opens} what="app link" />
              </Fact>
            </DefinitionList>
          </div>
        </div>
      </Card>
    </>
  );
});
