import { ConfirmForm } from "@/app/_components/form/confirm-form";
import type { QrCode } from "@/lib/qr-code/get-qr-code";
import { deleteQrCodeAction } from "../actions";

/** Says first what happens to what was printed. */
export function DeleteCode({ id, code, name }: { id: string; code: QrCode; name: string }) {
  return (
    <ConfirmForm
      trigger="Delete"
      title={code.target ? `Delete the QR code ${name}?` : "Delete the default QR code?"}
      action={deleteQrCodeAction}
      submit="Delete"
      tone="danger"
      hidden={{ id, code: code.code }}
    >
      <div className="flex flex-col gap-2 text-sm">
        <p>
          What was printed of it opens nothing any more: whoever scans it is told that it is unavailable.{" "}
          {code.scans.total > 0 && `So far it was scanned ${times(code.scans.total)}.`}
        </p>
        <p>
          {code.target
            ? "It cannot be brought back. A new code with the same parts is another one, to be printed anew."
            : "It can be restored, and then leads to the newest version again."}
        </p>
      </div>
    </ConfirmForm>
  );
}

const times = (count: number) => (count === 1 ? "once" : `${count.toLocaleString("en")} times`);
