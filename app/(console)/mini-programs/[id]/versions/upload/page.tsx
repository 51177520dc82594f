import type { Metadata } from "next";
import { Alert } from "@/app/_components/ui/alert";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { Card } from "@/app/_components/ui/card";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { limits } from "@/lib/package/limits";
import { getUploadForm, type UploadForm } from "@/lib/version/get-upload-form";
import { WayBack } from "../../../../catalog/way-back";
import { EntranceForm } from "./entrance-form";
import { PackageForm } from "./package-form";

export const metadata: Metadata = { title: "Upload version" };

type Props = PageProps<"/mini-programs/[id]/versions/upload">;

export default screen(async function UploadPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const typed = { number: one(query["number"]), uploadNote: one(query["uploadNote"]) };
  const sent = one(query["sent"]);
  const form = await load((ctx) => getUploadForm(ctx, { id, typed: sent === "" ? null : typed }));
  return (
    <>
      <WayBack href={`/mini-programs/${id}/versions`}>Versions</WayBack>
      <Card title="Upload version" className="max-w-180">
        {form.entrance && <EntranceForm id={id} numberHelp={numberHelp(form)} typed={typed} entrance={form.entrance} />}
        {form.type === "html5" && !form.entrance && <NoEntrance id={id} />}
        {form.type === "native" && (
          <PackageForm
            id={id}
            numberHelp={numberHelp(form)}
            mostBytes={limits.zipBytes}
            typed={typed}
            issues={sent === "" ? {} : issuesOf(form, sent)}
          />
        )}
      </Card>
    </>
  );
});

const one = (value: string | string[] | undefined): string => (typeof value === "string" ? value : "");

/** What the browser without scripts is told after it was led back. */
function issuesOf({ issues }: UploadForm, sent: string): Record<string, string[]> {
  return {
    ...issues,
    package: sent === "without" ? ["Choose a package."] : ["Choose the package once more: nothing was kept of it."],
  };
}

function numberHelp({ highest, nextNumbers }: UploadForm): string {
  const next = nextNumbers.join(", ").replace(/, ([^,]*)$/, " or $1");
  return highest === null
    ? `major.minor.patch, such as ${next}.`
    : `major.minor.patch, greater than ${highest}: ${next}, for example.`;
}

function NoEntrance({ id }: { id: string }) {
  return (
    <Alert
      tone="warn"
      title="The entrance URL is missing"
      acts={<ButtonLink href={`/mini-programs/${id}/information/edit`}>Edit information</ButtonLink>}
    >
      A version of an HTML5 mini program is made of its entrance URL. A Developer Admin can give it one.
    </Alert>
  );
}
