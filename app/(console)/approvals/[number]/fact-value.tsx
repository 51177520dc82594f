import { MonoId } from "@/app/_components/ui/mono-id";
import type { Fact } from "@/lib/request/snapshot";

export function FactValue({ name, value }: { name: string; value: Fact["value"] }) {
  if (value.length === 0) return "None";
  if (name === "id" && typeof value === "string") return <MonoId value={value} />;
  if (name === "information:logo" && typeof value === "string") {
    return (
      <picture className="contents">
        <img src={`/logos/${value}`} alt="The logo" width={48} height={48} className="rounded-lg" />
      </picture>
    );
  }
  if (typeof value === "string") {
    return (
      <span dir="auto" className="whitespace-pre-line">
        {value}
      </span>
    );
  }
  return (
    <ul>
      {value.map((one, place) => (
        <li key={place} dir="auto">
          {one}
        </li>
      ))}
    </ul>
  );
}
