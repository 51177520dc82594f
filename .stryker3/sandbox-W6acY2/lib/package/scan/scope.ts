/** What a name was given: another name's value, or a member of it. */
export type Value = { name: string; scope: Scope; key: string | null };

/** A declared name. `value` counts only where it was written once. */
export type Binding = { writes: number; value: Value | null; meaning?: Meaning };

/** `my` itself, one of its JSAPIs, or anything else. */
export type Meaning = "my" | { api: string } | null;

/** A stretch of a script with names of its own. `holdsVars`: a function or the whole script. */
export class Scope {
  readonly parent: Scope | null;
  readonly holdsVars: boolean;
  private readonly varScope: Scope;
  readonly isStrict: boolean;
  private names: Map<string, Binding> | null = null;

  constructor(parent: Scope | null, { holdsVars = false, isStrict = parent?.isStrict ?? false } = {}) {
    this.parent = parent;
    this.holdsVars = holdsVars;
    this.varScope = holdsVars || !parent ? this : parent.varScope;
    this.isStrict = isStrict;
  }

  declare(name: string, hasValue: boolean): void {
    this.names ??= new Map();
    const known = this.names.get(name);
    if (!known) this.names.set(name, { writes: hasValue ? 1 : 0, value: null });
    else if (hasValue) known.writes += 1;
  }

  forVars(): Scope {
    return this.varScope;
  }

  find(name: string): Binding | null {
    let binding = this.names?.get(name);
    for (let scope = this.parent; scope && !binding; scope = scope.parent) binding = scope.names?.get(name);
    return binding ?? null;
  }
}

/** What a name means where it stands; an undeclared `my` is the mini program's. */
export function meaningOf(name: string, scope: Scope): Meaning {
  const path = new Set<Binding>();
  let at: Pick<Value, "name" | "scope"> = { name, scope };
  let meaning: Meaning = null;
  for (;;) {
    const binding = at.scope.find(at.name);
    if (!binding && at.name === "my") meaning = "my";
    if (binding?.meaning !== undefined) meaning = binding.meaning;
    if (!binding || binding.meaning !== undefined || path.has(binding)) break;
    path.add(binding);
    if (binding.writes !== 1 || !binding.value) break;
    at = binding.value;
  }
  // Each is remembered, so that no chain of names is walked twice.
  for (const binding of [...path].reverse()) binding.meaning = meaning = given(binding, meaning);
  return meaning;
}

function given({ writes, value }: Binding, meaning: Meaning): Meaning {
  if (writes !== 1 || !value) return null;
  if (value.key === null) return meaning;
  return meaning === "my" ? { api: value.key } : null;
}
