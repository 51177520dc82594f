import type { Fact } from "@/lib/request/snapshot";

export function FactValue({ value }: { value: Fact["value"] }) {
  if (value.length === 0) return "None";
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
