import type { Tone } from "@/app/_components/ui/badge";
import type { MiniProgramState } from "@/lib/vocabulary";

export const stateTones: Record<MiniProgramState, Tone> = {
  created: "neutral",
  released: "ok",
  archived: "warn",
  deleted: "bad",
};
