/** How the console reaches people who are not looking at it: where its links lead, and whether it sends mail. */
export type Outreach = { appUrl: string; sendsMail: boolean };

/** Nobody gets a mail. */
export const noMail: Outreach = { appUrl: "", sendsMail: false };
