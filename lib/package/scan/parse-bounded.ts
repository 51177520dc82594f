import { Parser, type Node, type Options, type Program } from "acorn";
import { limits } from "../limits";

export class TooManyNodes extends Error {}

type Finish = (this: Parser, node: Node, type: string) => Node;

/** What the parser's plugins override, and its types leave out: every node of a tree goes through it once. */
const finishNode = Reflect.get(Parser.prototype, "finishNode") as Finish;

class BoundedParser extends Parser {
  private nodes = 0;
  protected finishNode(node: Node, type: string): Node {
    this.nodes += 1;
    if (this.nodes > limits.nodes) throw new TooManyNodes();
    return finishNode.call(this, node, type);
  }
}

/** The syntax tree, as long as it stays of a size that one scan may hold. Throws `TooManyNodes` or a `SyntaxError`. */
export const parseBounded = (text: string, options: Options): Program => BoundedParser.parse(text, options);
