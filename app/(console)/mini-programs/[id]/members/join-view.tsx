import { Card } from "@/app/_components/ui/card";
import { Alert } from "@/app/_components/ui/alert";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { load } from "@/app/_server/load";
import { listMembers } from "@/lib/member/list-members";
import { loadTab } from "../load-mini-program";
import { JoinForm } from "./join-form";

/** Called, not rendered: what it throws is the page's to answer. */
export async function joinView({ id }: { id: string }) {
  await loadTab(id, "miniProgram.joinAsDeveloperAdmin");
  const { canJoin } = await load((ctx) => listMembers(ctx, { id }));
  if (!canJoin) {
    return (
      <Alert
        tone="info"
        title="You are Developer Admin of this mini program already."
        acts={<ButtonLink href={`/mini-programs/${id}/members`}>To its members</ButtonLink>}
      />
    );
  }
  return (
    <Card title="Join as Developer Admin" className="max-w-180">
      <p className="mb-4 text-sm text-ink-2">
        As its Developer Admin you can do all that its own people can, also change its configuration. Every member sees
        that you joined and why, and it stands in the audit log.
      </p>
      <JoinForm id={id} />
    </Card>
  );
}
