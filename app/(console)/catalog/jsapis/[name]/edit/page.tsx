import type { Metadata } from "next";
import { PageHead } from "@/app/_components/ui/page-head";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { assertMayOnCatalog } from "@/lib/catalog/assert-may-on-catalog";
import { getJsapi } from "@/lib/catalog/get-jsapi";
import { listJsapiUsers } from "@/lib/catalog/list-jsapi-users";
import { someOf } from "@/lib/format/some-of";
import { UsersNote } from "../../../users-note";
import { WayBack } from "../../../way-back";
import { editJsapiAction } from "../../actions";
import { JsapiForm } from "../../jsapi-form";

export const metadata: Metadata = { title: "Edit JSAPI" };

export default screen(async function EditJsapiPage({ params }: PageProps<"/catalog/jsapis/[name]/edit">) {
  const { name } = await params;
  const [{ grantedBy, ...jsapi }, users] = await load(async (ctx) => {
    const found = await getJsapi(ctx, { name });
    await assertMayOnCatalog(ctx, { action: "catalog.edit" });
    return [found, await listJsapiUsers(ctx, { name })] as const;
  });
  const granting = grantedBy.map((feature) => feature.name);
  return (
    <>
      <WayBack href={`/catalog/jsapis/${name}`}>{jsapi.name}</WayBack>
      <PageHead
        title={`Edit ${jsapi.name}`}
        lead={granting.length > 0 ? `Granted by ${someOf(granting)}.` : "No feature grants it yet."}
      />
      {users.count > 0 && (
        <UsersNote users={users} what="this JSAPI through a feature">
          What you save counts for {users.count === 1 ? "it" : "them"} at once.
        </UsersNote>
      )}
      <JsapiForm action={editJsapiAction} edited={jsapi} />
    </>
  );
});
