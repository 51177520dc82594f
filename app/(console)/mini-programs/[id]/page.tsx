import { redirect } from "next/navigation";
import { Alert } from "@/app/_components/ui/alert";
import { Time } from "@/app/_components/ui/time";
import { screen } from "@/app/screen";
import { loadMiniProgram } from "./load-mini-program";
import { RestoreForm } from "./removal/forms";

export default screen(async function MiniProgramPage({ params }: PageProps<"/mini-programs/[id]">) {
  const { id } = await params;
  const { deletion } = await loadMiniProgram(id);
  if (!deletion) redirect(`/mini-programs/${id}/information`);
  const { by, at, purgedAfter, inTheWay } = deletion;
  return (
    <div className="flex flex-col gap-4">
      <Alert
        tone="warn"
        title={
          <>
            Deleted by {by} on <Time value={at} form="date-time" />
          </>
        }
      >
        <p>
          Everything of it is kept until <Time value={purgedAfter} form="date-time" /> and purged then. Restored, it is
          as it was, for its people too.
        </p>
        {inTheWay.map((words) => (
          <p key={words} className="mt-1">
            {words}
          </p>
        ))}
      </Alert>
      {inTheWay.length === 0 && <RestoreForm id={id} />}
    </div>
  );
});
