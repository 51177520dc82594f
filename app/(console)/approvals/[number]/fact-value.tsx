import { MonoId } from "@/app/_components/ui/mono-id";
import type { Fact } from "@/lib/request/snapshot";

export function FactValue({ name, value }: { name: string; value: Fact["value"] }) {
  if (value.length === 0) return "None";
  if (name === "id" && typeof value === "string") return <MonoId value={value} />;
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
