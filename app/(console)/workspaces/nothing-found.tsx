import { Building2 } from "lucide-react";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { EmptyState } from "@/app/_components/ui/empty-state";

export function NothingFound({ q }: { q: string }) {
  return (
    <EmptyState
      icon={<Building2 />}
      title={q === "" ? "There is nothing on this page" : `No workspace is called like “${q}”`}
      act={<ButtonLink href="/workspaces">Show all workspaces</ButtonLink>}
    >
      {q !== "" && "Any part of a name finds it."}
    </EmptyState>
  );
}
