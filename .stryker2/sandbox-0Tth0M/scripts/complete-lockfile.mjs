// Some registries serve the binary packages of their own systems only, and npm then leaves the others out of the
// lockfile, which `npm ci` refuses and other systems cannot install from. This adds what is missing, by name alone.
import { readFileSync, writeFileSync } from "node:fs";

const path = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(path, "utf8"));
const systems = ["android", "darwin", "freebsd", "linux", "openharmony", "win32"];
const processors = ["arm64", "arm", "x64", "ia32", "ppc64", "riscv64", "s390x", "loong64", "wasm32"];

function isLocked(from, name) {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf("/node_modules/")))) {
    if (lock.packages[`${base ? `${base}/` : ""}node_modules/${name}`]) return true;
    if (!base) return false;
  }
}

let added = 0;
for (const [from, { optionalDependencies = {} }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (isLocked(from, name)) continue;
    const os = systems.filter((system) => name.includes(system));
    const cpu = processors.filter((processor) => name.includes(`-${processor}`)).slice(0, 1);
    const place = `node_modules/${name}`;
    lock.packages[place] = {
      version: version.replace(/^[\^~]/, ""),
      ...(cpu.length > 0 && { cpu }),
      ...(lock.packages[from].dev && { dev: true }),
      optional: true,
      ...(os.length > 0 && { os }),
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added === 0 ? "The lockfile is complete." : `Added ${added} packages of other systems to the lockfile.`);
