import { EntityHead } from "@/app/_components/ui/entity-head";
import { TextLink } from "@/app/_components/ui/text-link";
import { Time } from "@/app/_components/ui/time";
import { requestCategoryLabels } from "@/lib/format/labels";
import type { RequestDetail } from "@/lib/review/get-request";
import { RequestStateBadge } from "../request-state";

export function RequestHead({ request }: { request: RequestDetail }) {
  const { number, title, category, state, isSelfApproved, miniProgram, applicant, openedAt } = request;
  return (
    <EntityHead
      title={title}
      states={<RequestStateBadge state={state} isSelfApproved={isSelfApproved} status="Request status" />}
      facts={[
        <span key="number" className="font-mono text-xs">
          #{number}
        </span>,
        requestCategoryLabels[category],
        miniProgram && <MiniProgramName key="about" {...miniProgram} />,
        <span key="asked">
          Asked for by {applicant.name}, <Time value={openedAt} relativeTo={new Date()} />
        </span>,
      ]}
    />
  );
}

function MiniProgramName({ name, opens }: { name: string; opens: string | null }) {
  if (opens === null) return <bdi>{name}</bdi>;
  return (
    <TextLink href={`/mini-programs/${opens}`} dir="auto">
      {name}
    </TextLink>
  );
}
