import type { Db } from "../db/connect";

/** For what is asked on every request of the whole world: a statement whose text is written once for each database, and planned once by each of its connections. */
export function prepared<Statement>(prepare: (db: Db) => Statement): (db: Db) => Statement {
  const held = new WeakMap<Db, Statement>();
  return (db) => {
    const statement = held.get(db) ?? prepare(db);
    held.set(db, statement);
    return statement;
  };
}
