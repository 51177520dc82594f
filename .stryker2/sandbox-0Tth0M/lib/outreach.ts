/** How the console reaches people who are not looking at it: where its links lead, which scheme opens the app, and whether it sends mail. */
export type Outreach = { appUrl: string; appLinkScheme: string; sendsMail: boolean };

/** Nobody gets a mail. */
export const noMail: Outreach = { appUrl: "", appLinkScheme: "harborpay", sendsMail: false };
