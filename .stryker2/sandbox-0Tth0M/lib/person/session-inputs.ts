import { z } from "zod";

export const endMySessionInput = z.strictObject({ sessionId: z.uuid() });

export const endOtherSessionsInput = z.strictObject({});

export const endPersonsSessionsInput = z.strictObject({ personId: z.uuid() });
export type EndPersonsSessions = z.output<typeof endPersonsSessionsInput>;
