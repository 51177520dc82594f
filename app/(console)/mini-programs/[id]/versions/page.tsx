import { Package } from "lucide-react";
import type { Metadata } from "next";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { screen } from "@/app/screen";
import { loadTab } from "../load-mini-program";

export const metadata: Metadata = { title: "Versions" };

export default screen(async function VersionsPage({ params }: PageProps<"/mini-programs/[id]/versions">) {
  await loadTab((await params).id, "version.view");
  return (
    <EmptyState icon={<Package />} title="No package is kept here">
      A version is one uploaded build. This console holds no package of this mini program.
    </EmptyState>
  );
});
