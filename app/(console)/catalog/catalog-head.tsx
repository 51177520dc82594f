import type { ReactNode } from "react";
import { PageHead } from "@/app/_components/ui/page-head";
import { TabsNav } from "@/app/_components/ui/tabs-nav";

/** What stands above both lists of the catalog. */
export function CatalogHead({ count, acts }: { count?: ReactNode; acts?: ReactNode }) {
  return (
    <>
      <PageHead title="Catalog" count={count} acts={acts} titleInBar />
      <div className="mb-4">
        <TabsNav
          label="Catalog"
          tabs={[
            { href: "/catalog/features", label: "Features" },
            { href: "/catalog/jsapis", label: "JSAPIs" },
          ]}
        />
      </div>
    </>
  );
}

export function countWords({ count, more }: { count: number; more: boolean }, narrowed: boolean): string {
  const number = count.toLocaleString("en");
  return `${more ? `more than ${number}` : number} ${narrowed ? "found" : "in all"}`;
}
