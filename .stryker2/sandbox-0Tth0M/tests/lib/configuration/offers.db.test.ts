import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { packages } from "@/db/schema";
import { getConfiguration } from "@/lib/configuration/get-configuration";
import { inWorld } from "@/tests/lib/version/upload-scene";
import { freshDatabase } from "@/tests/support/database";
import { addVersion } from "@/tests/support/versions";

const database = await freshDatabase();

const places = [{ file: "app.js", line: 3 }];

test("hosts that versions call and no whitelist allows are offered with those versions, what cannot be listed is not", () =>
  inWorld(database, async ({ db, as, id, people }) => {
    const ctx = await as("latteLead");
    const listed = (await getConfiguration(ctx, { id })).configuration.serverDomains;
    const call = async (number: string, hosts: string[], webViewHosts: string[], state: "developing" | "canceled") => {
      const { digest } = await addVersion(db, { id }, people.latteDeveloper, number, { state });
      const found = (names: string[]) => names.map((host) => ({ host, places }));
      const none = { baseJsapis: [], computed: { count: 0, places: [] }, unparsed: [] };
      const findings = { ...none, serverHosts: found(hosts), webViewHosts: found(webViewHosts) };
      await db.update(packages).set({ findings }).where(eq(packages.digest, digest));
    };
    await call(
      "1.0.0",
      ["https://cdn.stamps.example", "https://10.0.0.1", ...listed],
      ["https://shop.stamps.example"],
      "developing",
    );
    await call("1.1.0", ["https://cdn.stamps.example"], [], "developing");
    await call("1.2.0", ["https://gone.stamps.example"], [], "canceled");
    expect((await getConfiguration(ctx, { id })).offered).toEqual([
      { field: "serverDomains", host: "https://cdn.stamps.example", versions: ["1.1.0", "1.0.0"] },
      { field: "h5Domains", host: "https://shop.stamps.example", versions: ["1.0.0"] },
    ]);
    expect(listed.length).toBeGreaterThan(0);
  }));
