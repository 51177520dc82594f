import { cache } from "react";
import { load } from "@/app/_server/load";
import { assertMay } from "@/lib/mini-program/assert-may";
import { getMiniProgram } from "@/lib/mini-program/get-mini-program";
import type { Action } from "@/lib/access/matrix";

/** Read once for a request, for the header and the tab under it. */
export const loadMiniProgram = cache((id: string) => load((ctx) => getMiniProgram(ctx, { id })));

/** For a tab that has nothing of its own to read yet: the same answer as a read of it would give. */
export const loadTab = (id: string, needs: Action) => load((ctx) => assertMay(ctx, { id, action: needs }));
