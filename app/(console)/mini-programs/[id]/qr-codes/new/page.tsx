import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { getQrCodeForm, type QrCodeForm } from "@/lib/qr-code/get-qr-code-form";
import { WayBack } from "../../../../catalog/way-back";
import { ClosedNote } from "../closed-note";
import { CreateForm } from "./create-form";

export const metadata: Metadata = { title: "New QR code" };

type Props = PageProps<"/mini-programs/[id]/qr-codes/new">;

export default screen(async function NewQrCodePage({ params }: Props) {
  const { id } = await params;
  const form = await load((ctx) => getQrCodeForm(ctx, { id }));
  return (
    <>
      <WayBack href={`/mini-programs/${id}/qr-codes`}>QR Code</WayBack>
      <h2 className="mb-4 text-lg font-semibold">New QR code</h2>
      <ClosedNote closed={form.closed} />
      <CreateForm id={id} formKey={form.formKey} pages={form.known?.pages ?? []} urlHelp={urlHelp(form)} />
    </>
  );
});

function urlHelp({ type, known, h5Domains }: QrCodeForm): string {
  if (type === "html5") {
    const hosts = h5Domains.length === 0 ? "no host is on it yet" : `such as ${h5Domains[0] ?? ""}`;
    return `A path below the entrance, such as /menu, or an https URL on a host of the H5 domain whitelist (${hosts}).`;
  }
  if (known === null) return "A page of the package, such as pages/index/index.";
  const count = known.pages.length === 1 ? "The page" : `The ${known.pages.length} pages`;
  const which = known.isReleased ? `${known.version}, which is released,` : `${known.version}, the newest version,`;
  return `A page of the package, as app.json names it. ${count} of ${which} can be chosen.`;
}
