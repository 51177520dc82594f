// Fails where the tables in db/schema and the migrations disagree, that is, where generating would make another one.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

const migrations = join("db", "migrations");
const copy = join("node_modules", ".cache", `migrations-${randomBytes(6).toString("hex")}`);
const sql = (folder) => readdirSync(folder).filter((name) => name.endsWith(".sql"));

mkdirSync(join("node_modules", ".cache"), { recursive: true });
cpSync(migrations, copy, { recursive: true });
try {
  const tool = join("node_modules", "drizzle-kit", "bin.cjs");
  const args = ["generate", "--dialect", "postgresql", "--schema", "./db/schema/index.ts", "--out", copy];
  const made = spawnSync(process.execPath, [tool, ...args], { stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" });
  const added = sql(copy).filter((name) => !sql(migrations).includes(name));
  if (made.status !== 0) throw new Error(`${made.stdout}${made.stderr}`);
  if (added.length > 0) {
    throw new Error(
      "db/schema has changed without a migration. Make it with: npm run db:generate -- --name what_it_does",
    );
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
