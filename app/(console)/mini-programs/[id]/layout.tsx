import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { TabsNav } from "@/app/_components/ui/tabs-nav";
import { requestedPath } from "@/app/_server/exchange";
import { screen } from "@/app/screen";
import type { MiniProgramHeader } from "@/lib/mini-program/get-mini-program";
import { HeadActs } from "./head-acts";
import { loadMiniProgram } from "./load-mini-program";
import { MiniProgramHead } from "./mini-program-head";
import { tabs } from "./tabs";

type Props = { params: Promise<{ id: string }>; children: ReactNode };

export default screen(async function MiniProgramLayout({ params, children }: Props) {
  const { id } = await params;
  const miniProgram = await loadMiniProgram(id);
  // A deleted one has its header alone, also for whoever follows an old way into a tab.
  if (miniProgram.deletion && !isHeader(id)) redirect(`/mini-programs/${id}`);
  const { allowed } = miniProgram;
  const shown = tabs.filter(({ needs }) => allowed.includes(needs));
  return (
    <>
      <MiniProgramHead miniProgram={shownInHead(miniProgram)} acts={<HeadActs miniProgram={miniProgram} />} />
      {shown.length > 0 && (
        <TabsNav
          label="Mini program"
          tabs={shown.map(({ segment, label, count }) => ({
            href: `/mini-programs/${id}/${segment}` as const,
            label,
            // None is told by the tab itself, with what to do.
            count: (count && miniProgram[count]) || undefined,
          }))}
        />
      )}
      <div tabIndex={-1} className="mt-6 outline-none">
        {children}
      </div>
    </>
  );
});

/** Nothing else of it is sent to the browser. */
function shownInHead(miniProgram: MiniProgramHeader) {
  const { id, name, defaultLanguage, type, state, releasedVersion, logoId, roles, missing } = miniProgram;
  const { suspension, removal, releases, activations, workspace } = miniProgram;
  return {
    ...{ id, name, defaultLanguage, type, state, releasedVersion, logoId, roles, missing },
    ...{ suspension, removal, releases, activations, workspace: workspace.name },
  };
}

const isHeader = (id: string) => requestedPath().split("?")[0] === `/mini-programs/${id}`;
