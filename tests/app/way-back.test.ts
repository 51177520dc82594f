import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { WayBack } from "@/app/(console)/catalog/way-back";

test("the way back says the list above an entry, and nothing that is left open", () => {
  const drawn = renderToStaticMarkup(WayBack({ href: "/catalog/features", children: "Features" }));
  expect(drawn).toContain('href="/catalog/features"');
  expect(drawn.replaceAll(/<[^>]*>/g, "")).toBe("Features");
});
