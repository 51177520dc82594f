import type { FeatureUsers } from "@/lib/catalog/parts/mini-programs-with";
import { UsersNote } from "../../../users-note";

export function FeatureUsersNote({ users }: { users: FeatureUsers }) {
  return (
    <UsersNote users={users} what="this feature">
      What you save counts for {users.count === 1 ? "it" : "them"} at once. A sensitive JSAPI added, or direct access
      instead of activation, needs an approved request first.
    </UsersNote>
  );
}
