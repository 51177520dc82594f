import { UserPlus } from "lucide-react";
import Form from "next/form";
import { Button } from "@/app/_components/ui/button";
import { ExportMenu } from "@/app/_components/ui/export-menu";
import type { MemberList } from "@/lib/member/list-members";

type Props = { id: string; list: Pick<MemberList, "canAdd" | "canJoin">; hasMembers: boolean };

/** What can be done about the members as a whole. Each opens its own form, in the same place. */
export function MemberActs({ id, list: { canAdd, canJoin }, hasMembers }: Props) {
  if (!canAdd && !canJoin && !hasMembers) return null;
  const action = `/mini-programs/${id}/members` as const;
  return (
    <div className="flex flex-wrap justify-end gap-2 max-md:*:flex-auto max-md:[&_button]:w-full">
      {hasMembers && <ExportMenu href={`${action}/export`} what="the members" />}
      {canJoin && (
        <Form action={action}>
          <input type="hidden" name="join" value="" />
          <Button type="submit" variant="outline">
            Join as Developer Admin
          </Button>
        </Form>
      )}
      {canAdd && (
        <Form action={action}>
          <input type="hidden" name="add" value="yes" />
          <Button type="submit" variant="filled" icon={<UserPlus />}>
            Add member
          </Button>
        </Form>
      )}
    </div>
  );
}
