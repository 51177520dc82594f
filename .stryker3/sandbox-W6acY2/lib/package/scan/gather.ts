import type { AnyNode, CallExpression, Function, Pattern, Program } from "acorn";
import { hostOfUrlArgument } from "./host";
import { bare, constantText, keyOf, namesIn, valueOf } from "./names";
import { Scope, type Value } from "./scope";

/** What a script does with names, before it is known what they mean. `key` null: it is computed. */
export type Gathered = {
  accesses: { name: string; scope: Scope; key: string | null; at: number }[];
  writes: { name: string; scope: Scope; value: Value | null }[];
  calls: { callee: Value; host: string; at: number }[];
};

/** Walks the tree with a stack of its own, so that no depth of nesting can end it. */
export function gather(program: Program): Gathered {
  const walk = new Walk();
  walk.push(program, new Scope(null, { holdsVars: true, isStrict: isModule(program) || isStrictBody(program.body) }));
  walk.run();
  return walk.gathered;
}

const isModule = ({ body }: Program) => body.some(({ type }) => type.startsWith("Import") || type.startsWith("Export"));

const isStrictBody = (body: AnyNode[]) =>
  body[0]?.type === "ExpressionStatement" && constantText(body[0].expression) === "use strict";

class Walk {
  readonly gathered: Gathered = { accesses: [], writes: [], calls: [] };
  private readonly nodes: AnyNode[] = [];
  private readonly scopes: Scope[] = [];

  push(node: AnyNode | null | undefined, scope: Scope): void {
    if (!node || node.type === "Identifier" || node.type === "Literal") return;
    this.nodes.push(node);
    this.scopes.push(scope);
  }

  run(): void {
    for (;;) {
      const [node, scope] = [this.nodes.pop(), this.scopes.pop()];
      if (!node || !scope) return;
      this.visit(node, scope);
    }
  }

  private visit(node: AnyNode, scope: Scope): void {
    switch (node.type) {
      case "FunctionDeclaration":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
        return this.enterFunction(node, scope);
      case "ClassDeclaration":
        if (node.id) scope.declare(node.id.name, true);
        return this.pushChildren(node, scope);
      case "ClassExpression":
        return this.pushChildren(node, node.id ? named(node.id.name, scope) : scope);
      case "StaticBlock":
        return this.pushChildren(node, new Scope(scope, { holdsVars: true }));
      case "BlockStatement":
      case "ForStatement":
        return this.pushChildren(node, new Scope(scope));
      case "ForInStatement":
      case "ForOfStatement": {
        const inner = new Scope(scope);
        const target = node.left.type === "VariableDeclaration" ? node.left.declarations[0]?.id : node.left;
        if (target) this.writeAll(target, inner);
        return this.pushChildren(node, inner);
      }
      case "SwitchStatement": {
        this.push(node.discriminant, scope);
        const inner = new Scope(scope);
        for (const one of node.cases) this.push(one, inner);
        return;
      }
      case "CatchClause": {
        const inner = new Scope(scope);
        if (node.param) for (const name of namesIn(node.param)) inner.declare(name, true);
        return this.pushChildren(node, inner);
      }
      case "ImportDeclaration":
        for (const { local } of node.specifiers) scope.declare(local.name, true);
        return;
      case "VariableDeclaration": {
        const home = node.kind === "var" ? scope.forVars() : scope;
        for (const { id, init } of node.declarations) {
          for (const name of namesIn(id)) home.declare(name, false);
          if (init) this.give(id, init, scope);
        }
        return this.pushChildren(node, scope);
      }
      case "AssignmentExpression":
        if (node.operator === "=") this.give(node.left, node.right, scope);
        else this.writeAll(node.left, scope);
        return this.pushChildren(node, scope);
      case "UpdateExpression":
        if (node.argument.type === "Identifier") this.writeAll(node.argument, scope);
        return this.push(node.argument, scope);
      case "AssignmentPattern":
        if (node.left.type === "ObjectPattern") this.takeFrom(node.left, node.right, scope, false);
        return this.pushChildren(node, scope);
      case "MemberExpression":
        if (node.object.type === "Identifier")
          this.gathered.accesses.push({ name: node.object.name, scope, key: keyOf(node), at: node.object.start });
        this.push(node.object, scope);
        if (node.computed && node.property.type !== "PrivateIdentifier") this.push(node.property, scope);
        return;
      case "WithStatement":
        if (node.object.type === "Identifier")
          this.gathered.accesses.push({ name: node.object.name, scope, key: null, at: node.object.start });
        return this.pushChildren(node, scope);
      case "CallExpression":
        this.call(node, scope);
        return this.pushChildren(node, scope);
      default:
        return this.pushChildren(node, scope);
    }
  }

  private enterFunction(node: Function, scope: Scope): void {
    let outer = scope;
    if (node.type === "FunctionDeclaration" && node.id) {
      scope.declare(node.id.name, true);
      // Outside of strict mode a function inside a block is known in the whole function.
      if (!scope.holdsVars && !scope.isStrict) scope.forVars().declare(node.id.name, true);
    } else if (node.type === "FunctionExpression" && node.id) outer = named(node.id.name, scope);
    const isStrict = outer.isStrict || (node.body.type === "BlockStatement" && isStrictBody(node.body.body));
    const inner = new Scope(outer, { holdsVars: true, isStrict });
    for (const param of node.params) {
      for (const name of namesIn(param)) inner.declare(name, true);
      this.push(param, inner);
    }
    if (node.body.type !== "BlockStatement") return this.push(node.body, inner);
    // Defaults of parameters do not see what the body declares.
    const isPlain = node.params.every((param) => param.type === "Identifier");
    const body = isPlain ? inner : new Scope(inner, { holdsVars: true });
    for (const statement of node.body.body) this.push(statement, body);
  }

  private give(target: Pattern, init: AnyNode, scope: Scope): void {
    if (target.type === "Identifier")
      this.gathered.writes.push({ name: target.name, scope, value: valueOf(init, scope) });
    else if (target.type === "ObjectPattern") this.takeFrom(target, init, scope, true);
    else this.writeAll(target, scope);
  }

  private takeFrom(target: Pattern & { type: "ObjectPattern" }, init: AnyNode, scope: Scope, gives: boolean): void {
    const source = bare(init);
    if (source.type !== "Identifier") return gives ? this.writeAll(target, scope) : undefined;
    for (const property of target.properties) {
      const key = property.type === "RestElement" ? null : keyOf(property);
      this.gathered.accesses.push({ name: source.name, scope, key, at: property.start });
      if (!gives) continue;
      const given = property.type === "RestElement" ? property.argument : property.value;
      const plain = given.type === "AssignmentPattern" ? given.left : given;
      const value = key === null ? null : { name: source.name, scope, key };
      if (plain.type === "Identifier") this.gathered.writes.push({ name: plain.name, scope, value });
      else this.writeAll(plain, scope);
    }
  }

  private writeAll(target: Pattern, scope: Scope): void {
    for (const name of namesIn(target)) this.gathered.writes.push({ name, scope, value: null });
  }

  private call({ callee, arguments: given }: CallExpression, scope: Scope): void {
    const host = given[0]?.type === "ObjectExpression" ? hostOfUrlArgument(given[0]) : null;
    const called = host && valueOf(callee, scope);
    if (host && called) this.gathered.calls.push({ callee: called, host: host.host, at: host.at });
  }

  private pushChildren(node: AnyNode, scope: Scope): void {
    for (const key in node) {
      const child: unknown = node[key as keyof typeof node];
      if (typeof child !== "object" || child === null) continue;
      if (Array.isArray(child)) for (const one of child) this.push(nodeOrNull(one), scope);
      else this.push(nodeOrNull(child), scope);
    }
  }
}

function named(name: string, scope: Scope): Scope {
  const inner = new Scope(scope);
  inner.declare(name, true);
  return inner;
}

/** A child of a node is a node where it has a type; values of literals and templates have none. */
function nodeOrNull(child: unknown): AnyNode | null {
  return typeof (child as { type?: unknown } | null)?.type === "string" ? (child as AnyNode) : null;
}
