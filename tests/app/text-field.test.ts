import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { FormContext } from "@/app/_components/form/form-context";
import { idle } from "@/app/_components/form/form-state";
import { TextField } from "@/app/_components/form/text-field";

const drawn = (props: { required?: boolean; neededFor?: string }) => {
  const form = { id: "form", state: idle, isPending: false, labels: { entranceUrl: "Entrance URL" } };
  const field = createElement(TextField, { name: "entranceUrl", ...props });
  return renderToStaticMarkup(createElement(FormContext, { value: form }, field)).replaceAll(/<[^>]*>/g, "");
};

test("a field that only one choice needs says so, and is not called optional", () => {
  expect(drawn({ neededFor: "HTML5" })).toBe("Entrance URLneeded for HTML5");
  expect(drawn({})).toBe("Entrance URLoptional");
  expect(drawn({ required: true })).toBe("Entrance URL");
});
