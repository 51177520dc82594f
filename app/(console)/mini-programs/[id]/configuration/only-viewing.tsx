import { Alert } from "@/app/_components/ui/alert";
import { ButtonLink } from "@/app/_components/ui/button-link";

type Props = { id: string; whyNot: string; mayJoin: boolean };

/** For a Workspace Admin, who sees the configuration and does not change it before they have joined. */
export function OnlyViewing({ id, whyNot, mayJoin }: Props) {
  return (
    <Alert
      tone="info"
      title="You see this configuration and cannot change it"
      acts={mayJoin && <ButtonLink href={`/mini-programs/${id}/members?join`}>Join as Developer Admin</ButtonLink>}
    >
      {whyNot} Client and merchant IDs decide where money goes
      {mayJoin ? ": to change them, or a whitelist, join as Developer Admin of this mini program first." : "."}
    </Alert>
  );
}
