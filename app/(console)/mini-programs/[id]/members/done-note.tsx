import { Alert } from "@/app/_components/ui/alert";

const words = new Map([
  ["added", "The member was added."],
  ["added-several", "The members were added."],
  ["role", "The role was changed."],
  ["same-role", "The member has this role already, so nothing was changed."],
  ["removed", "The member was removed. Their access by it has ended."],
  ["left", "You left. A workspace role of yours still gives you access."],
  ["joined", "You are Developer Admin of this mini program. Its members see your reason."],
]);

export function DoneNote({ done }: { done: string }) {
  const said = words.get(done);
  return said === undefined ? null : (
    <Alert tone={done === "same-role" ? "info" : "ok"} role="status">
      {said}
    </Alert>
  );
}
