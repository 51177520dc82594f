import { z } from "zod";

/** The revision is the one that the form began from. */
export const setSelfApprovalInput = z.strictObject({
  selfApproval: z.enum(["on", "off"], { error: "Choose whether it is allowed." }),
  revision: z.coerce.number({ error: "Open the settings again." }).int().min(1).max(2_147_483_647),
});
export type SetSelfApproval = z.output<typeof setSelfApprovalInput>;
