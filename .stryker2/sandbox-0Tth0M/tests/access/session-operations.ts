import { randomUUID } from "node:crypto";
import { endMySession } from "@/lib/person/end-my-session";
import { endOtherSessions } from "@/lib/person/end-other-sessions";
import { endPersonsSessions } from "@/lib/person/end-persons-sessions";
import { listSessions } from "@/lib/person/list-sessions";
import { byHand } from "./answers";
import type { Row } from "./cases";

export const sessionOperations: Record<string, Row> = {
  "person/list-sessions": { own: "everyone sees where they are signed in", run: (ctx) => listSessions(ctx) },
  "person/end-my-session": {
    own: "ends none but the person's own sessions",
    run: (ctx) => endMySession(ctx, { sessionId: randomUUID() }),
  },
  "person/end-other-sessions": { own: "ends the person's other sessions", run: (ctx) => endOtherSessions(ctx) },
  "person/end-persons-sessions": {
    kind: "command",
    cases: [
      {
        on: "somebody",
        action: "session.endOthers",
        answers: byHand({ admin: "allowed" }, "forbidden"),
        run: (ctx, { people }) => endPersonsSessions(ctx, { personId: people.latteLead.id }),
      },
    ],
  },
};
