import { expect, test } from "vitest";
import { whoSaved } from "@/lib/text/who-saved";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 12, minute));
const change = (field: string, by: string, minute: number) => ({ field, byId: by, by, at: at(minute) });

test("the newest of the fields that somebody else's texts stand in is told, not who saved last of all", () => {
  const changes = [
    change("c", "Ann", 9),
    change("a", "Me", 8),
    change("b", "Cem", 7),
    change("a", "Ben", 6),
    change("d", "Ben", 5),
  ];
  expect(whoSaved(changes, ["b", "d"], "Me")).toEqual({ by: "Cem", at: at(7) });
  expect(whoSaved(changes, ["a", "d"], "Me")).toEqual({ by: "Ben", at: at(5) });
});

test("where all that stands there is the sender's own, nobody is named", () => {
  expect(whoSaved([change("a", "Me", 8), change("a", "Ben", 6)], ["a"], "Me")).toEqual({ by: null, at: at(8) });
});
