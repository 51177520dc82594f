import { Plus, QrCode } from "lucide-react";
import type { Metadata } from "next";
import { PlainAct } from "@/app/_components/form/plain-act";
import { Alert } from "@/app/_components/ui/alert";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { GoButton } from "@/app/_components/ui/go-button";
import { Pagination } from "@/app/_components/ui/pagination";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { listQrCodesInput } from "@/lib/qr-code/inputs";
import { listQrCodes } from "@/lib/qr-code/list-qr-codes";
import { restoreDefaultQrCodeAction } from "./actions";
import { ClosedNote } from "./closed-note";
import { DoneNote } from "./done-note";
import { QrCodesTable } from "./qr-codes-table";

export const metadata: Metadata = { title: "QR Code" };

export default screen(async function QrCodesPage({ params, searchParams }: PageProps<"/mini-programs/[id]/qr-codes">) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const state = listQrCodesInput.parse(query);
  const { defaultCode, closed, rows, next, previous, mayManage } = await load((ctx) =>
    listQrCodes(ctx, { id, ...state }),
  );
  const isFirst = state.cursor === null;
  return (
    <>
      <DoneNote done={query["done"]} />
      <ClosedNote closed={closed} />
      {mayManage && (
        <div className="mb-3 flex justify-end max-md:grid">
          <GoButton href={`/mini-programs/${id}/qr-codes/new`} variant="filled" icon={<Plus />}>
            New QR code
          </GoButton>
        </div>
      )}
      {!defaultCode && isFirst && <DefaultDeleted id={id} mayManage={mayManage} />}
      {rows.length === 0 && !defaultCode ? (
        <EmptyState icon={<QrCode />} title="No QR code yet">
          A QR code opens this mini program in the app, on a page and with parameters of your choice.
        </EmptyState>
      ) : (
        <QrCodesTable id={id} defaultCode={isFirst ? defaultCode : null} rows={rows} now={new Date()} />
      )}
      <Pagination
        previous={previous === null ? undefined : `/mini-programs/${id}/qr-codes?direction=previous&cursor=${previous}`}
        next={next === null ? undefined : `/mini-programs/${id}/qr-codes?cursor=${next}`}
      />
    </>
  );
});

function DefaultDeleted({ id, mayManage }: { id: string; mayManage: boolean }) {
  return (
    <Alert
      tone="info"
      className="mb-4"
      title="The default QR code is deleted"
      acts={
        mayManage && (
          <PlainAct action={restoreDefaultQrCodeAction} hidden={{ id }}>
            Restore default
          </PlainAct>
        )
      }
    >
      It leads testers to the newest version. Until it is restored, whoever scans it is told that it is unavailable.
    </Alert>
  );
}
