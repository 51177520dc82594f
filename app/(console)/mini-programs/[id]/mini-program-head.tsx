import { Badge } from "@/app/_components/ui/badge";
import { EntityHead } from "@/app/_components/ui/entity-head";
import { LogoTile } from "@/app/_components/ui/logo-tile";
import { MonoId } from "@/app/_components/ui/mono-id";
import { isUnfinished, missingWords, stateLabels, typeLabels } from "@/lib/format/labels";
import type { MiniProgramHeader } from "@/lib/mini-program/get-mini-program";
import { stateTones } from "../state-tones";
import { YouAre } from "./you-are";

export function MiniProgramHead({ miniProgram }: { miniProgram: MiniProgramHeader }) {
  const { id, name, defaultLanguage, type, state, releasedVersion, logoId, workspace, roles, missing } = miniProgram;
  return (
    <EntityHead
      media={<LogoTile name={name} seed={id} size="head" src={logoId ? `/logos/${logoId}` : undefined} />}
      title={name}
      lang={defaultLanguage}
      states={
        <>
          <Badge tone={stateTones[state]} status="Mini program status">
            {[stateLabels[state], releasedVersion].filter(Boolean).join(" ")}
          </Badge>
          {isUnfinished(state) && missing.length > 0 && (
            <Badge tone="neutral" dot={false}>
              {missingWords(missing)}
            </Badge>
          )}
        </>
      }
      facts={[
        <MonoId key="id" value={id} copy />,
        typeLabels[type],
        workspace.name,
        <YouAre key="you" roles={roles} />,
      ]}
    />
  );
}
