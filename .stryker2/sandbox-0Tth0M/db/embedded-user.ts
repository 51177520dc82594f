import { spawnSync } from "node:child_process";

/** The ordinary user that runs PostgreSQL where the console itself runs as root; PostgreSQL refuses root. */
export type RunAs = { uid: number; gid: number };

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

const names = process.platform === "darwin" ? ["_postgres", "postgres"] : ["postgres"];

const makers: [string, string[]][] = [
  ["useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"]],
  ["adduser", ["-S", "-D", "-H", "-s", "/sbin/nologin", "postgres"]],
];

export function ordinaryUser(say: (line: string) => void): RunAs {
  const known = lookUp();
  if (known) return known;
  for (const [command, args] of makers) {
    const made = spawnSync(command, args, { stdio: "ignore" });
    const user = lookUp();
    if (made.status === 0 && user) say("Made the system user postgres, because PostgreSQL does not run as root.");
    if (user) return user;
  }
  throw new Error(
    "PostgreSQL does not run as root, and the user postgres is missing and could not be made. " +
      "Make it (useradd --system postgres), start as an ordinary user, or set DATABASE_URL.",
  );
}

function lookUp(): RunAs | undefined {
  for (const name of names) {
    const [uid, gid] = ["-u", "-g"].map((flag) => {
      const answer = spawnSync("id", [flag, name], { encoding: "utf8" });
      return answer.status === 0 ? Number(answer.stdout.trim()) : Number.NaN;
    });
    if (uid && gid) return { uid, gid };
  }
  return undefined;
}

/** Tried for real, as that user: rights, group memberships and mounts all have their say. */
export function canRun(user: RunAs, program: string, data: string): boolean {
  const options = { ...user, cwd: "/", stdio: "ignore" as const };
  return (
    spawnSync(program, ["--version"], options).status === 0 &&
    spawnSync("/bin/sh", ["-c", 'cd -- "$1"', "sh", data], options).status === 0
  );
}
