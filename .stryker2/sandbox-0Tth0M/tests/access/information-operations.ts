import { addLanguage } from "@/lib/information/add-language";
import { deleteLanguage } from "@/lib/information/delete-language";
import { getInformation } from "@/lib/information/get-information";
import { getInformationForm } from "@/lib/information/get-information-form";
import { listInformationHistory } from "@/lib/information/list-information-history";
import { makeDefaultLanguage } from "@/lib/information/make-default-language";
import { saveInformation } from "@/lib/information/save-information";
import { onMiniPrograms, type Case, type Row } from "./cases";

const texts = { name: "Something else", tagline: "", description: "", keywords: [] };
const general = { categories: [], logoId: null, serviceEmail: "help@shop.example.com", servicePhone: null };

/** Only `latte` has a language beside its default. */
const withTwoLanguages = (cases: Case[]) => cases.filter(({ on }) => on !== "tram" && on !== "bill");

export const informationOperations: Record<string, Row> = {
  "information/get-information": {
    kind: "read",
    cases: onMiniPrograms("information.view", (ctx, id) => getInformation(ctx, { id })),
  },
  "information/list-information-history": {
    kind: "read",
    cases: onMiniPrograms("information.view", (ctx, id) => listInformationHistory(ctx, { id })),
  },
  "information/get-information-form": {
    kind: "read",
    cases: onMiniPrograms("information.edit", (ctx, id) => getInformationForm(ctx, { id })),
  },
  "information/save-information": {
    kind: "command",
    cases: onMiniPrograms("information.edit", (ctx, id, _world, name) => {
      const entranceUrl = name === "bill" ? "https://shop.example.com/" : null;
      return saveInformation(ctx, { id, revision: 1, language: "en", ...texts, ...general, entranceUrl });
    }),
  },
  "information/add-language": {
    kind: "command",
    cases: onMiniPrograms("information.edit", (ctx, id) => addLanguage(ctx, { id, language: "ar", name: "لا شيء" })),
  },
  "information/delete-language": {
    kind: "command",
    cases: withTwoLanguages(
      onMiniPrograms("information.edit", (ctx, id) => deleteLanguage(ctx, { id, revision: 1, language: "zh-CN" })),
    ),
  },
  "information/make-default-language": {
    kind: "command",
    cases: withTwoLanguages(
      onMiniPrograms("information.edit", (ctx, id) => makeDefaultLanguage(ctx, { id, revision: 1, language: "zh-CN" })),
    ),
  },
};
