import { LogoTile } from "@/app/_components/ui/logo-tile";
import { categoryLabel } from "@/lib/format/labels";
import { languageDirection, languageLabel } from "@/lib/format/languages";
import type { InformationChange } from "@/lib/information/list-information-history";

type Props = { change: InformationChange; value: InformationChange["before"]; isFormer?: boolean };

/** A value of the history, what it was struck through, each in its own direction. */
export function ChangedValue({ change: { field, language }, value, isFormer = false }: Props) {
  if (value === null) return <span className="text-ink-3">nothing</span>;
  if (field === "logo" && typeof value === "string") {
    return (
      <span className="inline-flex items-center gap-1.5 align-middle">
        <LogoTile name="" src={`/logos/${value}`} />
        <span className="sr-only">{isFormer ? "the former logo" : "the new logo"}</span>
      </span>
    );
  }
  const written = language === null ? {} : { lang: language, dir: languageDirection(language) };
  const Text = isFormer ? "del" : "ins";
  return (
    <bdi {...written} className="whitespace-pre-line">
      <Text className={isFormer ? "text-ink-3" : "no-underline"}>{inWords(field, value)}</Text>
    </bdi>
  );
}

function inWords(field: InformationChange["field"], value: string | string[]): string {
  if (field === "categories") return [value].flat().map(categoryLabel).join(", ");
  if (field === "defaultLanguage") return languageLabel(String(value));
  return [value].flat().join(", ");
}
