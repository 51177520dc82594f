import { Trash2 } from "lucide-react";
import { ConfirmForm } from "@/app/_components/form/confirm-form";
import { ClosedAct } from "@/app/_components/ui/closed-act";
import type { Jsapi } from "@/lib/catalog/get-jsapi";
import { someOf } from "@/lib/format/some-of";
import { deleteJsapiAction } from "../actions";

/** Open only while no feature grants the JSAPI, and no request would take it into one. */
export function DeleteJsapi({ jsapi: { name, grantedBy, proposedFor } }: { jsapi: Jsapi }) {
  if (grantedBy.length > 0) {
    const names = someOf(grantedBy.map((feature) => feature.name));
    return <ClosedAct reason={`${names} grants it. Take it out there first.`}>Delete JSAPI</ClosedAct>;
  }
  const [asked] = proposedFor;
  if (asked) {
    const reason = `Request #${asked.request} asks to take it into ${asked.name}.`;
    return <ClosedAct reason={reason}>Delete JSAPI</ClosedAct>;
  }
  return (
    <ConfirmForm
      trigger="Delete JSAPI"
      icon={<Trash2 />}
      title={`Delete ${name}?`}
      action={deleteJsapiAction}
      submit="Delete"
      tone="danger"
      hidden={{ name }}
    >
      <p>
        No feature grants it. It leaves the catalog at once; a package that uses it counts as using an unknown call.
      </p>
    </ConfirmForm>
  );
}
