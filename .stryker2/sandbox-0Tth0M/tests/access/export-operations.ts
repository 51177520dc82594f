import { readAuditSearch } from "@/lib/audit/inputs";
import { exportAuditEntries } from "@/lib/export/export-audit-entries";
import { exportConfiguration } from "@/lib/export/export-configuration";
import { exportMembers } from "@/lib/export/export-members";
import { exportMiniPrograms } from "@/lib/export/export-mini-programs";
import { listMiniProgramsInput } from "@/lib/mini-program/list-inputs";
import { byHand } from "./answers";
import { onMiniPrograms, type Row } from "./cases";

const format = "csv";

export const exportOperations: Record<string, Row> = {
  "export/export-mini-programs": {
    kind: "command",
    cases: [
      {
        on: "the list",
        action: "miniProgram.view",
        answers: byHand({ blocked: "forbidden", removed: "forbidden", outsider: "forbidden" }, "allowed"),
        run: (ctx) => exportMiniPrograms(ctx, { search: listMiniProgramsInput.parse({}), format }),
      },
    ],
  },
  "export/export-members": {
    kind: "command",
    cases: onMiniPrograms("member.view", (ctx, id) => exportMembers(ctx, { id, format })),
  },
  "export/export-configuration": {
    kind: "command",
    cases: onMiniPrograms("configuration.view", (ctx, id) => exportConfiguration(ctx, { id, format })),
  },
  "export/export-audit-entries": {
    kind: "command",
    cases: [
      {
        on: "the audit log",
        action: "audit.view",
        answers: byHand(
          {
            admin: "allowed",
            reviewer: "allowed",
            cafeAdmin: "allowed",
            tramAdmin: "allowed",
            latteLead: "allowed",
            builder: "allowed",
          },
          "forbidden",
        ),
        run: (ctx) => exportAuditEntries(ctx, { search: readAuditSearch({}), format }),
      },
    ],
  },
};
