"use client";

import { Card } from "@/app/_components/ui/card";
import { DefinitionList, Fact } from "@/app/_components/ui/definition-list";
import { LogoTile } from "@/app/_components/ui/logo-tile";
import { MonoId } from "@/app/_components/ui/mono-id";
import { Time } from "@/app/_components/ui/time";
import type { GeneralFacts } from "./general-facts";

/** What stands once for all languages. */
export function GeneralInformation({ facts }: { facts: GeneralFacts }) {
  const { id, name, type, language, categories, logoId, serviceEmail, servicePhone } = facts;
  return (
    <Card title="General">
      <DefinitionList>
        <Fact term="ID">
          <MonoId value={id} copy />
        </Fact>
        <Fact term="Type">{type}</Fact>
        {facts.hasEntrance && (
          <Fact term="Entrance URL">
            {facts.entranceUrl && <span className="font-mono text-xs">{facts.entranceUrl}</span>}
          </Fact>
        )}
        <Fact term="Default language">{language}</Fact>
        <Fact term="Categories">
          {categories.length > 0 && (
            <ul>
              {categories.map((category) => (
                <li key={category}>{category}</li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact term="Logo">{logoId && <LogoTile name={name} src={`/logos/${logoId}?size=full`} size="form" />}</Fact>
        <Fact term="Service e-mail">{serviceEmail && <a href={`mailto:${serviceEmail}`}>{serviceEmail}</a>}</Fact>
        <Fact term="Service phone">{servicePhone && <a href={`tel:${servicePhone}`}>{servicePhone}</a>}</Fact>
        <Fact term="Workspace">{facts.workspace}</Fact>
        <Fact term="Created">
          <Time value={facts.createdAt} /> by {facts.creator}
        </Fact>
        <Fact term="Last modified">
          <Time value={facts.updatedAt} />
        </Fact>
      </DefinitionList>
    </Card>
  );
}
