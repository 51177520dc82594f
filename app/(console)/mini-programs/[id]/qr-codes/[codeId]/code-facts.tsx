import { Card } from "@/app/_components/ui/card";
import { CopyButton } from "@/app/_components/ui/copy-button";
import { DefinitionList, Fact } from "@/app/_components/ui/definition-list";
import { Time } from "@/app/_components/ui/time";
import type { QrCode } from "@/lib/qr-code/get-qr-code";

/** What the code holds, and what becomes of a scan. */
export function CodeFacts({ code: { link, opens, target, createdBy, createdAt, deletedAt } }: { code: QrCode }) {
  return (
    <Card title="Link and parts">
      <DefinitionList>
        <Fact term="Link">
          <Link value={link} what="link" />
        </Fact>
        <Fact term="Opens" empty={target ? "Nothing" : "Nothing yet: there is no version that could be tested."}>
          {!deletedAt && opens !== null && <Link value={opens} what="app link" />}
        </Fact>
        {target ? (
          <>
            <Fact term="URL">
              <span className="font-mono text-xs">{target.page}</span>
            </Fact>
            <Fact term="Page parameters" empty="None">
              {target.parameters.length > 0 && <Parameters parameters={target.parameters} />}
            </Fact>
          </>
        ) : (
          <Fact term="Leads to">
            The newest version that testers may run. The app serves it to those on the tester whitelist and to the
            members of this mini program.
          </Fact>
        )}
        <Fact term="Made">
          {target ? createdBy : "With the mini program"}, <Time value={createdAt} form="date-time" />
        </Fact>
        {deletedAt && (
          <Fact term="Deleted">
            <Time value={deletedAt} form="date-time" />
          </Fact>
        )}
      </DefinitionList>
    </Card>
  );
}

function Link({ value, what }: { value: string; what: string }) {
  return (
    <>
      <span className="font-mono text-xs">{value}</span> <CopyButton value={value} what={what} />
    </>
  );
}

function Parameters({ parameters }: { parameters: NonNullable<QrCode["target"]>["parameters"] }) {
  return (
    <ul className="flex flex-col gap-1">
      {parameters.map(({ name, value }) => (
        <li key={name} dir="auto">
          <span className="text-ink-2">{name}</span> {value}
        </li>
      ))}
    </ul>
  );
}
