import { redirect } from "next/navigation";
import { loadMiniProgram } from "./load-mini-program";
import { screen } from "@/app/screen";

export default screen(async function MiniProgramPage({ params }: PageProps<"/mini-programs/[id]">) {
  const { id } = await params;
  const { state } = await loadMiniProgram(id);
  if (state !== "deleted") redirect(`/mini-programs/${id}/information`);
  return <p className="text-ink-2">This mini program was deleted. Only its header is kept until it is purged.</p>;
});
