import { repeat } from "../repeat";
import { sendDueMails, type Outbox } from "./send-due-mails";

type Log = {
  info: (fields: object, message: string) => void;
  warn: (fields: object, message: string) => void;
};

const pause = 5_000;

/** Sends what is due, now and every five seconds, never twice at once. Returns what stops it: a mail under way is finished, and no other is begun. */
export function startMailSender(outbox: Outbox, log: Log): () => Promise<void> {
  let isAway = false;
  return repeat(pause, async (signal) => {
    try {
      const { sent, failed } = await sendDueMails(outbox, signal);
      if (sent > 0) log.info({ sent }, "mail was sent");
      if (failed > 0) log.warn({ failed }, "mail could not be sent and is tried again");
      isAway = false;
    } catch (err) {
      if (!isAway) log.warn({ err }, "the outbox of mail could not be read");
      isAway = true;
    }
  });
}
