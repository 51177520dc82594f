import { QrCode } from "lucide-react";
import type { Metadata } from "next";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { screen } from "@/app/screen";
import { loadTab } from "../load-mini-program";

export const metadata: Metadata = { title: "QR Code" };

export default screen(async function QrCodesPage({ params }: PageProps<"/mini-programs/[id]/qr-codes">) {
  await loadTab((await params).id, "qrCode.view");
  return (
    <EmptyState icon={<QrCode />} title="No QR code is made">
      A QR code opens this mini program in the app, on a page and with parameters of your choice.
    </EmptyState>
  );
});
