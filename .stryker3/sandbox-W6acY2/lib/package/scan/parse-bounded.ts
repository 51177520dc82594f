import { Parser, type Node, type Options, type Program } from "acorn";
import { limits } from "../limits";

export class TooManyNodes extends Error {}

type Finish = (this: Parser, node: Node, type: string) => Node;
type FinishAt = (this: Parser, node: Node, type: string, end: number, loc: unknown) => Node;

/** What the parser's plugins override, and its types leave out: nearly every node of a tree goes through one of them. */
const finishNode = Reflect.get(Parser.prototype, "finishNode") as Finish;
const finishNodeAt = Reflect.get(Parser.prototype, "finishNodeAt") as FinishAt;

class BoundedParser extends Parser {
  private nodes = 0;
  protected finishNode(node: Node, type: string): Node {
    this.count();
    return finishNode.call(this, node, type);
  }
  protected finishNodeAt(node: Node, type: string, end: number, loc: unknown): Node {
    this.count();
    return finishNodeAt.call(this, node, type, end, loc);
  }
  private count() {
    this.nodes += 1;
    if (this.nodes > limits.nodes) throw new TooManyNodes();
  }
}

/** The syntax tree, as long as it stays of a size that one scan may hold. Throws `TooManyNodes` or a `SyntaxError`. */
export const parseBounded = (text: string, options: Options): Program => BoundedParser.parse(text, options);
