import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Form from "next/form";
import { Button } from "@/app/_components/ui/button";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { listMiniProgramFeatures } from "@/lib/feature/list-mini-program-features";
import { addView } from "./add-view";
import { DoneNote } from "./done-note";
import { FeatureTable } from "./feature-table";
import { UnusedNote } from "./unused-note";
import { InReview } from "./in-review";

export const metadata: Metadata = { title: "Features" };

export default screen(async function FeaturesPage({ params, searchParams }: PageProps<"/mini-programs/[id]/features">) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  if ("add" in query) return addView({ id });
  const { added, inReview, mayManage, hasVersions } = await load((ctx) => listMiniProgramFeatures(ctx, { id }));
  return (
    <div className="flex flex-col gap-4">
      <DoneNote done={String(query["done"])} />
      {mayManage && (
        <Form
          action={`/mini-programs/${id}/features`}
          className="flex justify-end max-md:[&_button]:w-full max-md:[&>*]:flex-1"
        >
          <input type="hidden" name="add" value="yes" />
          <Button type="submit" variant="filled" icon={<Plus />}>
            Add feature
          </Button>
        </Form>
      )}
      <InReview id={id} features={inReview} />
      <UnusedNote features={added} hasVersions={hasVersions} />
      <FeatureTable id={id} features={added} mayManage={mayManage} hasVersions={hasVersions} />
    </div>
  );
});
