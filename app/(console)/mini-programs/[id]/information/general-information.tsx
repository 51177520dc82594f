import { Card } from "@/app/_components/ui/card";
import { DefinitionList, Fact } from "@/app/_components/ui/definition-list";
import { LogoTile } from "@/app/_components/ui/logo-tile";
import { MonoId } from "@/app/_components/ui/mono-id";
import { Time } from "@/app/_components/ui/time";
import { categoryLabel, typeLabels } from "@/lib/format/labels";
import { languageLabel } from "@/lib/format/languages";
import type { Information } from "@/lib/information/get-information";
import type { MiniProgramHeader } from "@/lib/mini-program/get-mini-program";

type Props = { id: string; header: MiniProgramHeader; information: Information };

export function GeneralInformation({ id, header, information }: Props) {
  const { type, defaultLanguage, categories, logoId, serviceEmail, servicePhone, entranceUrl } = information;
  return (
    <Card title="General">
      <DefinitionList>
        <Fact term="ID">
          <MonoId value={id} copy />
        </Fact>
        <Fact term="Type">{typeLabels[type]}</Fact>
        {type === "html5" && (
          <Fact term="Entrance URL">{entranceUrl && <span className="font-mono text-xs">{entranceUrl}</span>}</Fact>
        )}
        <Fact term="Default language">{languageLabel(defaultLanguage)}</Fact>
        <Fact term="Categories">
          {categories.length > 0 && (
            <ul>
              {categories.map((category) => (
                <li key={category}>{categoryLabel(category)}</li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact term="Logo">
          {logoId && <LogoTile name={header.name} src={`/logos/${logoId}?size=full`} size="form" />}
        </Fact>
        <Fact term="Service e-mail">{serviceEmail && <a href={`mailto:${serviceEmail}`}>{serviceEmail}</a>}</Fact>
        <Fact term="Service phone">{servicePhone && <a href={`tel:${servicePhone}`}>{servicePhone}</a>}</Fact>
        <Fact term="Workspace">{header.workspace.name}</Fact>
        <Fact term="Created">
          <Time value={header.createdAt} /> by {header.creator.name}
        </Fact>
        <Fact term="Last modified">
          <Time value={header.updatedAt} />
        </Fact>
      </DefinitionList>
    </Card>
  );
}
