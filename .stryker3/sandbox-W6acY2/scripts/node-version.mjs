/** The newest of these that fits is fine; 24 is recommended. The same as "engines" in package.json. */
export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24;
  if (fits) return;
  console.error(
    `This needs Node.js 20.19 or newer, 22.13 or newer, or best 24; this is ${process.versions.node}. Get one from https://nodejs.org.`,
  );
  process.exit(1);
}
