import { ConfirmForm } from "@/app/_components/form/confirm-form";
import type { FeatureAccess } from "@/lib/vocabulary";
import { deleteFeatureAction } from "./actions";

type Props = {
  id: string;
  feature: { key: string; name: string; access: FeatureAccess; lost: string[]; missed: string[] };
  look?: { size: "sm" };
};

/** Says first what the mini program would lose by it. */
export function DeleteFeature({ id, feature: { key, name, access, lost, missed }, look }: Props) {
  return (
    <ConfirmForm
      trigger="Delete"
      {...(look && { look })}
      title={`Delete ${name} from this mini program?`}
      action={deleteFeatureAction}
      submit="Delete"
      tone="danger"
      hidden={{ id, key }}
    >
      <div className="flex flex-col gap-2 text-sm font-normal">
        {lost.length === 0 ? (
          <p>Nothing is lost: other features of it grant the same JSAPIs.</p>
        ) : (
          <p className="wrap-anywhere">
            It can no longer call <span className="font-mono">{lost.join(", ")}</span>: no other feature of it grants{" "}
            {lost.length === 1 ? "this" : "these"}.
          </p>
        )}
        {missed.length > 0 && (
          <p className="rounded border border-warn/30 bg-warn-soft p-2 wrap-anywhere">
            The released version calls <span className="font-mono">{missed.join(", ")}</span>. That fails at once for
            everybody who has it.
          </p>
        )}
        {access === "activation" && (
          <p>To have it back, somebody has to apply for it, and it has to be approved anew.</p>
        )}
      </div>
    </ConfirmForm>
  );
}
