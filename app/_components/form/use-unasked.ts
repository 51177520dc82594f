import { useSearchParams } from "next/navigation";
import { saidOnce } from "../shell/said-once";
import { asked } from "./asked";

/** The query of the page as it is, without a question and without what was done. */
export function useUnasked(): URLSearchParams {
  return new URLSearchParams([...useSearchParams()].filter(([name]) => name !== asked && !saidOnce.has(name)));
}
