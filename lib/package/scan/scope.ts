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
  const path: Binding[] = [];
  let meaning: Meaning = null;
  let key: string | null = null;
  let at: { name: string; scope: Scope } | null = { name, scope };
  while (at) {
    const binding: Binding | null = at.scope.find(at.name);
    if (!binding) {
      if (at.name === "my") meaning = key === null ? "my" : { api: key };
      break;
    }
    if (binding.meaning !== undefined && key === null) {
      meaning = binding.meaning;
      break;
    }
    const value: Value | null = binding.writes === 1 ? binding.value : null;
    if (!value || path.includes(binding) || (key !== null && value.key !== null)) break;
    path.push(binding);
    key ??= value.key;
    at = value;
  }
  for (const binding of key === null ? path : path.slice(0, 1)) binding.meaning = meaning;
  return meaning;
}
