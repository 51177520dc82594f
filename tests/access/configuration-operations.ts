import { compareConfigurations } from "@/lib/configuration/compare-configurations";
import { getConfiguration } from "@/lib/configuration/get-configuration";
import { getConfigurationRevision } from "@/lib/configuration/get-configuration-revision";
import { saveConfigurationInput } from "@/lib/configuration/inputs";
import { getConfigurationWithHistory } from "@/lib/configuration/get-configuration-with-history";
import { restoreConfiguration } from "@/lib/configuration/restore-configuration";
import { saveConfiguration } from "@/lib/configuration/save-configuration";
import { onMiniPrograms, type Row } from "./cases";

// Each mini program of the small world has been configured once.
const edited = (id: string) =>
  saveConfigurationInput.parse({ miniProgram: id, revision: "1", testers: "jane@people.example" });

export const configurationOperations: Record<string, Row> = {
  "configuration/compare-configurations": {
    kind: "read",
    cases: onMiniPrograms("configuration.edit", (ctx, id) => compareConfigurations(ctx, edited(id))),
  },
  "configuration/get-configuration": {
    kind: "read",
    cases: onMiniPrograms("configuration.view", (ctx, id) => getConfiguration(ctx, { id })),
  },
  "configuration/get-configuration-revision": {
    kind: "read",
    cases: onMiniPrograms("configuration.view", (ctx, id) => getConfigurationRevision(ctx, { id, revision: 0 })),
  },
  "configuration/get-configuration-with-history": {
    kind: "read",
    cases: onMiniPrograms("configuration.view", (ctx, id) => getConfigurationWithHistory(ctx, { id, before: null })),
  },
  "configuration/restore-configuration": {
    kind: "command",
    cases: onMiniPrograms("configuration.edit", (ctx, id) =>
      restoreConfiguration(ctx, { miniProgram: id, restored: 0, revision: 1 }),
    ),
  },
  "configuration/save-configuration": {
    kind: "command",
    cases: onMiniPrograms("configuration.edit", (ctx, id) => saveConfiguration(ctx, edited(id))),
  },
};
