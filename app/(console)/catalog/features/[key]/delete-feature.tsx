import { Trash2 } from "lucide-react";
import { ConfirmForm } from "@/app/_components/form/confirm-form";
import { ClosedAct } from "@/app/_components/ui/closed-act";
import type { Feature } from "@/lib/catalog/get-feature";
import { someOf } from "@/lib/format/some-of";
import { deleteFeatureAction } from "../actions";

/** Open only while no mini program has the feature. */
export function DeleteFeature({ feature: { key, name, usedBy } }: { feature: Feature }) {
  if (usedBy && usedBy.count > 0) {
    return (
      <ClosedAct reason={`Mini programs have it: ${someOf(usedBy.first, usedBy.count)}.`}>Delete feature</ClosedAct>
    );
  }
  return (
    <ConfirmForm
      trigger="Delete feature"
      icon={<Trash2 />}
      title={`Delete ${name}?`}
      action={deleteFeatureAction}
      submit="Delete"
      tone="danger"
      hidden={{ key }}
    >
      <p>
        No mini program has it. It leaves the catalog at once, and open requests about it are withdrawn; its JSAPIs
        stay, and the audit log keeps what happened to it.
      </p>
    </ConfirmForm>
  );
}
