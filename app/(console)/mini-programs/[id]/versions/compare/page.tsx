import { GitCompare } from "lucide-react";
import type { Metadata } from "next";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { compareVersions } from "@/lib/version/compare-versions";
import { WayBack } from "../../../../catalog/way-back";
import { ChooseVersions } from "./choose-versions";
import { Difference } from "./difference";

export const metadata: Metadata = { title: "Compare versions" };

type Props = PageProps<"/mini-programs/[id]/versions/compare">;

export default screen(async function ComparePage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const [from, to] = [query["from"], query["to"]].map((value) => (typeof value === "string" ? value : ""));
  const asked = { from: from || null, to: to ?? "" };
  const { numbers, difference } = await load((ctx) => compareVersions(ctx, { id, ...asked }));
  return (
    <>
      <WayBack href={`/mini-programs/${id}/versions/${asked.to}`}>{asked.to}</WayBack>
      {difference ? (
        <>
          <h2 className="mb-3 text-lg font-semibold">Compare versions</h2>
          <ChooseVersions numbers={numbers} from={difference.from.number} to={difference.to.number} />
          <Difference id={id} difference={difference} />
        </>
      ) : (
        <EmptyState icon={<GitCompare />} title="Nothing to compare with">
          {asked.to} is the only version of this mini program.
        </EmptyState>
      )}
    </>
  );
});
