import { invalid, type DomainError } from "../../errors";

/** Names are unique per workspace, without regard to case, within a language: said beside the field. */
export function nameTaken(name: string): DomainError {
  return invalid({
    name: [`“${name}” is the name of another mini program of this workspace in this language. Choose another name.`],
  });
}
