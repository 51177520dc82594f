import { redirect } from "next/navigation";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { assertMayOnCatalog } from "@/lib/catalog/assert-may-on-catalog";

export default screen(async function CatalogPage() {
  await load((ctx) => assertMayOnCatalog(ctx, { action: "catalog.view" }));
  redirect("/catalog/features");
});
