import type { HttpWorld } from "./http-world";
import { everyone, programs, type ProgramName, type Who } from "./standings";

/** A word that stands in one place of the world, and those who may read it somewhere. */
type Canary = { what: string; word: string; seenBy: Who[] };

const admins: Who[] = ["admin", "joined"];
const staffOfCafe: Who[] = ["cafeAdmin", "lead", "dev", "newcomer"];
const staffOfTrams: Who[] = ["tramAdmin", "tramDev"];

type Readers = { texts: Who[]; configuration: Who[]; whitelists?: Who[] };

/** Who may read what of each mini program: its name and texts; its configuration. From the specification, by hand. */
const readers: Record<ProgramName, Readers> = {
  latte: { texts: [...admins, "cafeAdmin", "lead", "dev"], configuration: [...admins, "cafeAdmin", "lead"] },
  // Whoever decides about the removal of mocha and the version of tram sees what is asked, but no client or merchant ID.
  mocha: { texts: [...admins, "cafeAdmin", "reviewer"], configuration: [...admins, "cafeAdmin"] },
  tram: {
    texts: [...admins, ...staffOfTrams, "reviewer"],
    configuration: [...admins, "tramAdmin"],
    whitelists: [...admins, "tramAdmin", "reviewer"],
  },
  bill: { texts: [...admins, "maker"], configuration: [...admins, "maker"] },
  old: { texts: [...admins, "cafeAdmin", "lead", "dev"], configuration: [...admins, "cafeAdmin", "lead"] },
  // Deleted: a Workspace Admin sees its header.
  gone: { texts: admins, configuration: [] },
};

function canaries(world: HttpWorld): Canary[] {
  const { key, silent, workspaces, invitation, mail, deploymentKey, miniPrograms, people } = world;
  const one = (what: string, word: string, seenBy: Who[]): Canary => ({ what, word, seenBy });
  const ofPrograms = programs.flatMap((name) => {
    const { texts, configuration, whitelists = configuration } = readers[name];
    const word = `${name}-${key}`;
    return [
      one(`the ID of ${name}`, miniPrograms[name].id, texts),
      one(`the name of ${name}`, miniPrograms[name].name, texts),
      one(`the logo of ${name}`, world.logoOf(name), texts),
      one(`the default QR code of ${name}`, world.codeOf(name).token, configuration),
      ...["tag", "story", "note", "upload"].map((part) => one(`the ${part} of ${name}`, `${part}-${word}`, texts)),
      ...["client", "merchant"].map((part) => one(`the ${part} ID of ${name}`, `${part}-${word}`, configuration)),
      ...["api", "h5", "tester"].map((part) => one(`the ${part} of ${name}`, `${part}-${word}`, whitelists)),
    ];
  });
  const ofPersons = Object.entries(people).flatMap(([who, { email }]) => [
    one(`a notice of ${who}`, `notice-${who}-${key}`, [who as Who]),
    one(`another device of ${who}`, `agent-${who}-${key}`, [who as Who]),
    ...programs.map((name) => one(`a draft of ${who}`, `draft-${who}-${name}-${key}`, [who as Who])),
    ...(who === "outsider" ? [one("the e-mail of outsider", email, [...admins, "outsider"])] : []),
  ]);
  return [
    ...ofPrograms,
    ...ofPersons,
    one("somebody of the cafe", silent.cafe.name, [...admins, ...staffOfCafe]),
    one("somebody of the trams", silent.trams.name, [...admins, ...staffOfTrams]),
    one("the name of the trams", workspaces.trams.name, [...admins, ...staffOfTrams, "reviewer"]),
    one("the name of the cafe", workspaces.cafe.name, [...admins, ...staffOfCafe, "reviewer", "blocked"]),
    one("who is invited to the cafe", invitation.email, [...admins, "cafeAdmin"]),
    one("the invitation's link", invitation.token, [...admins, "cafeAdmin"]),
    one("to whom a mail went", mail.to, admins),
    one("a deployment key's name", deploymentKey.name, admins),
    one("a deployment key", deploymentKey.secret, []),
    one("why mocha is to go", `reason-removal-${key}`, [...admins, "cafeAdmin", "reviewer"]),
    one("why the catalog is to change", `reason-catalog-${key}`, [...admins, "builder", "reviewer"]),
  ];
}

/** Finds in an answer what the one who asked may not know. What they sent themselves may come back. */
export function leakFinder(world: HttpWorld): (who: Who, body: string, sent: string) => string[] {
  const all = canaries(world);
  const unseen = new Map(everyone.map((who) => [who, all.filter(({ seenBy }) => !seenBy.includes(who))]));
  return (who, body, sent) => {
    const near = around(body, world.key);
    return (unseen.get(who) ?? [])
      .filter(({ word }) => (word.includes(world.key) ? near : body).includes(word) && !sent.includes(word))
      .map(({ what, word }) => `${what} (${word})`);
  };
}

const longest = 60;

/** What stands around the key of the world, in which nearly every word ends: much less to search through. */
function around(body: string, key: string): string {
  const pieces: string[] = [];
  for (let at = body.indexOf(key); at >= 0; at = body.indexOf(key, at + 1)) {
    pieces.push(body.slice(Math.max(0, at - longest), at + longest));
  }
  return pieces.join("\n");
}
