import { createTransport } from "nodemailer";
import type { SendMail } from "./send-due-mails";

const second = 1_000;

/** Sends through this mail server, as plain text. The same mail tried twice bears the same Message-ID. */
export function smtpSender(settings: { url: string; from: string; host: string }): {
  send: SendMail;
  close: () => void;
} {
  const transport = createTransport({
    url: settings.url,
    connectionTimeout: 10 * second,
    greetingTimeout: 10 * second,
    socketTimeout: 30 * second,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ id, to, subject, body }) => {
      await transport.sendMail({
        from: settings.from,
        // As an object it is one address, whatever stands in it.
        to: { name: "", address: to },
        subject,
        text: body,
        messageId: `<${id}@${settings.host}>`,
        headers: { "Auto-Submitted": "auto-generated" },
      });
    },
    close: () => transport.close(),
  };
}
