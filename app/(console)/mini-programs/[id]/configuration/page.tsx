import { SlidersHorizontal } from "lucide-react";
import type { Metadata } from "next";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { screen } from "@/app/screen";
import { loadTab } from "../load-mini-program";

export const metadata: Metadata = { title: "Configuration" };

export default screen(async function ConfigurationPage({ params }: PageProps<"/mini-programs/[id]/configuration">) {
  await loadTab((await params).id, "configuration.view");
  return (
    <EmptyState icon={<SlidersHorizontal />} title="Nothing is configured">
      No client ID, merchant ID or whitelist is set: no server and no web page can be reached, and nobody is a tester.
    </EmptyState>
  );
});
