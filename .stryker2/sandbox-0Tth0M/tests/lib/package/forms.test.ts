import { expect, test } from "vitest";
import { limits } from "@/lib/package/limits";
import { scanScript } from "@/lib/package/scan/scan-script";

const jsapisOf = (text: string) => {
  const found = scanScript(text);
  if ("message" in found) throw new Error(found.message);
  return { names: found.jsapis.map(({ name }) => name).sort(), computed: found.computed.length };
};

test.each([
  ["a call", "my.request({})", ["request"]],
  ["a name without a call", "const scan = my.scan;", ["scan"]],
  ["a string as key", "my['request']({})", ["request"]],
  ["a template without substitutions as key", "my[`request`]({})", ["request"]],
  ["an optional access", "my?.scan()", ["scan"]],
  ["an optional call", "my.scan?.()", ["scan"]],
  ["an optional access by a string", "my?.['scan']()", ["scan"]],
  ["parentheses", "(my).scan(); (0, my.alert)()", ["alert", "scan"]],
  ["a comment in between", "my /* x */ . scan()", ["scan"]],
  ["a name written with an escape", "m\\u0079.scan(); my.\\u0061lert()", ["alert", "scan"]],
  ["taking it apart", "const { scan, alert: say } = my;", ["alert", "scan"]],
  ["taking it apart with a default", "const { scan = () => {} } = my;", ["scan"]],
  ["taking it apart by a string", "const { 'scan': s, [`alert`]: a } = my;", ["alert", "scan"]],
  ["taking it apart without a declaration", "let scan; ({ scan } = my);", ["scan"]],
  ["taking a part of it apart", "const { env: { platform } } = my;", ["env"]],
  ["another name", "const m = my; m.scan()", ["scan"]],
  ["another name by let", "let m = my; m.scan()", ["scan"]],
  ["another name by var, used before", "function f() { m.scan(); var m = my; }", ["scan"]],
  ["a name that gets it later", "let m; m = my; m.scan()", ["scan"]],
  ["a name of a name", "const a = my, b = a; b.scan()", ["scan"]],
  ["another name taken apart", "const m = my; const { scan } = m;", ["scan"]],
  ["another name by a string", "const m = my; m['scan']()", ["scan"]],
  [
    "a minified bundle",
    "!function(){var e=my,t=1;e.scan({success:function(e){e.alert()}}),e.confirm()}()",
    ["confirm", "scan"],
  ],
  ["a function inside", "const m = my; export default () => () => m.scan();", ["scan"]],
  ["a loop's list", "for (const x of my.scan()) {}", ["scan"]],
  ["a default of a parameter", "function f(a = my.scan()) {}", ["scan"]],
  ["a default of a parameter before a var of the body", "function f(a = my.scan()) { var my; }", ["scan"]],
  ["a template with substitutions", "`${my.scan()}`", ["scan"]],
  ["a class", "class A { x = my.scan(); static { my.alert(); } [my.confirm]() {} }", ["alert", "confirm", "scan"]],
  ["a block whose own name has ended", "{ let my = 1; } my.scan()", ["scan"]],
  ["a parameter whose function has ended", "(function (my) {})(); my.scan()", ["scan"]],
  ["a caught error that has ended", "try {} catch (my) {} my.scan()", ["scan"]],
  ["a function in a block of strict code", "'use strict'; { function my() {} } my.scan()", ["scan"]],
  ["a name of a function expression outside of it", "(function my() {}); my.scan()", ["scan"]],
  ["a name of a class expression outside of it", "(class my {}); my.scan()", ["scan"]],
  ["an old script", "with (x) { my.scan() } var yield = 1;", ["scan"]],
  ["a script that returns", "if (a) return; my.scan()", ["scan"]],
  ["several times", "my.scan(); my.scan()", ["scan", "scan"]],
])("%s counts", (_form, text, names) => expect(jsapisOf(text)).toEqual({ names, computed: 0 }));

test.each([
  ["a string", "'my.scan()'; \"my.scan\"; `my.scan()`"],
  ["a comment", "// my.scan()\n/* my.scan() */"],
  ["a regular expression", "/my.scan()/.test(x)"],
  ["a member called my", "this.my.scan(); a.my.scan(); a?.my.scan(); a['my'].scan()"],
  ["a private member", "class A { #my = {}; f() { this.#my.scan(); } }"],
  ["another object's method", "wx.request(); app.request(); request()"],
  ["a longer name", "mymy.scan(); $my.scan(); my$.scan(); _my.scan(); My.scan()"],
  ["a key", "({ my: 1, x: { my() {} } }).scan"],
  ["a label", "my: for (;;) break my;"],
  ["a parameter", "function f(my) { my.scan(); }"],
  ["a parameter of an arrow", "(my) => my.scan(); my => my.alert()"],
  ["a parameter taken apart", "function f({ my }, [x = 1]) { my.scan(); }"],
  ["a rest of parameters", "function f(...my) { my.scan(); }"],
  ["a parameter with a default", "function f(my = {}) { my.scan(); }"],
  ["a const", "const my = {}; my.scan()"],
  ["a let of a block", "{ let my = {}; { my.scan(); } }"],
  ["a var declared later in a block", "function f() { my.scan(); if (x) { var my = {}; } }"],
  ["a var of a loop", "for (var my of list) {} my.scan()"],
  ["a let of a loop", "for (let my = 0; my.scan; my.alert()) my.confirm()"],
  ["a name taken apart", "const { a: my } = x; my.scan()"],
  ["an import", "import my from './my'; my.scan()"],
  ["an import under that name", "import { x as my } from './my'; my.scan()"],
  ["an import of everything", "import * as my from './my'; my.scan()"],
  ["a caught error", "try {} catch (my) { my.scan(); }"],
  ["a class", "class my {} my.scan()"],
  ["a class within itself", "(class my { f() { my.scan(); } })"],
  ["a function", "my.scan(); function my() {}"],
  ["a function within itself", "(function my() { my.scan(); })"],
  ["a function in a block of sloppy code", "{ function my() {} } my.scan()"],
  ["a name in a switch", "switch (x) { case 1: let my; case 2: my.scan(); }"],
  ["asking whether there is one", "typeof my === 'undefined'; if (my) {}"],
  ["handing it on", "f(my); x = { my }; export default my;"],
  ["a name that gets something else too", "let m = my; m = wx; m.scan()"],
  ["a name that is counted up", "let m = my; m++; m.scan()"],
  ["a name that a loop changes", "var m = my; for (m in x) {} m.scan()"],
  ["a name of something else", "const m = wx; m.scan()"],
  ["another name that is shadowed", "const m = my; (m) => m.scan()"],
  ["a parameter with the other name", "var e = my; function f(e) { e.scan(); }"],
  ["names in a circle", "var a = b, b = a; a.scan()"],
  ["a JSAPI's own member", "const e = x; e.env.platform"],
])("%s does not count", (_form, text) => expect(jsapisOf(text)).toEqual({ names: [], computed: 0 }));

test.each([
  ["a name in brackets", "my[name]()"],
  ["a template with substitutions", "my[`${name}`]()"],
  ["a sum", "my['get' + name]()"],
  ["another name", "const m = my; m[name]()"],
  ["an optional access", "my?.[name]"],
  ["taking it apart", "const { [name]: x } = my;"],
  ["the rest of taking it apart", "const { ...rest } = my;"],
  ["a with statement", "with (my) { scan() }"],
])("which JSAPI is meant cannot be told of %s", (_form, text) =>
  expect(jsapisOf(text)).toEqual({ names: [], computed: 1 }),
);

const hostsOf = (text: string) => {
  const found = scanScript(text);
  return "message" in found ? [found.message] : found.hosts.map(({ host }) => host);
};

test.each([
  ["my.request({ url: 'https://api.example.com/v1' })", ["https://api.example.com"]],
  ['my.uploadFile({ url: "https://up.example.com" })', ["https://up.example.com"]],
  ["my.downloadFile({ 'url': `https://down.example.com/a` })", ["https://down.example.com"]],
  ["my.connectSocket({ url: 'wss://x.example:8443/s' })", ["wss://x.example:8443"]],
  ["my.request({ url: 'HTTPS://API.Example.com:443' })", ["https://api.example.com"]],
  ["my.request({ url: 'https://bücher.example/' })", ["https://xn--bcher-kva.example"]],
  ["my.request({ url: 'http://plain.example.com/' })", ["http://plain.example.com"]],
  ["my.request({ url: `https://api.example.com/${id}` })", ["https://api.example.com"]],
  ["my.request({ url: 'https://api.example.com/' + id + '/x' })", ["https://api.example.com"]],
  ["my.request({ url: 'https://api.example.com/'.concat(id) })", ["https://api.example.com"]],
  ["my['request']({ url: 'https://a.example.com' })", ["https://a.example.com"]],
  ["my?.request?.({ url: 'https://a.example.com' })", ["https://a.example.com"]],
  ["const m = my; m.request({ url: 'https://a.example.com' })", ["https://a.example.com"]],
  ["const { request: r } = my; r({ url: 'https://a.example.com' })", ["https://a.example.com"]],
  ["const r = my.request; r({ url: 'https://a.example.com' })", ["https://a.example.com"]],
  ["let r; ({ request: r } = my); r({ url: 'https://a.example.com' })", ["https://a.example.com"]],
  ["my.request({ url: `https://api.${zone}.example.com/` })", []],
  ["my.request({ url: 'https://api.example' + rest })", []],
  ["my.request({ url: address })", []],
  ["my.request({ url: '/v1' })", []],
  ["my.request({ address: 'https://a.example.com' })", []],
  ["my.navigateTo({ url: 'https://a.example.com' })", []],
  ["wx.request({ url: 'https://a.example.com' })", []],
  ["(my) => my.request({ url: 'https://a.example.com' })", []],
])("the server hosts of %s", (text, hosts) => expect(hostsOf(text)).toEqual(hosts));

test.each([
  ["const a = ;", 1],
  ["\n\nlet a: string = 1;", 3],
  ["a\n<view />", 2],
])("%j cannot be read, and its line is told", (text, line) =>
  expect(scanScript(text)).toEqual({ line, message: "Unexpected token" }),
);

test("a script that is nested too deeply is told, not walked", () =>
  expect(scanScript("[".repeat(200_000))).toEqual({ line: null, message: "It is nested too deeply to be read." }));

test("a script denser than any that people write is told, and its tree is never held whole", () => {
  const message = "It holds more statements and expressions than can be read at once.";
  expect(scanScript(";".repeat(limits.nodes - 1))).not.toHaveProperty("message");
  expect(scanScript(";".repeat(limits.nodes + 1))).toEqual({ line: null, message });
});

test("a chain of any length is walked", () =>
  expect(jsapisOf(`my.scan()${".then(x)".repeat(20_000)}`).names).toEqual(["scan"]));
