import { Blocks } from "lucide-react";
import type { Metadata } from "next";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { screen } from "@/app/screen";
import { loadTab } from "../load-mini-program";

export const metadata: Metadata = { title: "Features" };

export default screen(async function FeaturesPage({ params }: PageProps<"/mini-programs/[id]/features">) {
  await loadTab((await params).id, "feature.view");
  return (
    <EmptyState icon={<Blocks />} title="No feature is added">
      A feature grants a mini program the JSAPIs that it packs. Without one, no call is granted.
    </EmptyState>
  );
});
