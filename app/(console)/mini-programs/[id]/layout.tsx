import type { ReactNode } from "react";
import { TabsNav } from "@/app/_components/ui/tabs-nav";
import { screen } from "@/app/screen";
import { loadMiniProgram } from "./load-mini-program";
import { MiniProgramHead } from "./mini-program-head";
import { tabs } from "./tabs";

type Props = { params: Promise<{ id: string }>; children: ReactNode };

export default screen(async function MiniProgramLayout({ params, children }: Props) {
  const { id } = await params;
  const miniProgram = await loadMiniProgram(id);
  const shown = tabs.filter(({ needs }) => miniProgram.allowed.includes(needs));
  return (
    <>
      <MiniProgramHead miniProgram={miniProgram} />
      {shown.length > 0 && (
        <TabsNav
          label="Mini program"
          tabs={shown.map(({ segment, label }) => ({
            href: `/mini-programs/${id}/${segment}` as const,
            label,
            ...(segment === "members" && { count: miniProgram.memberCount }),
          }))}
        />
      )}
      <div className="mt-6">{children}</div>
    </>
  );
});
