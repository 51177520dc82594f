import type { Tone } from "@/app/_components/ui/badge";
import type { RequestState } from "@/lib/vocabulary";

export const requestTones: Record<RequestState, Tone> = {
  in_review: "info",
  approved: "ok",
  rejected: "bad",
  withdrawn: "neutral",
};
