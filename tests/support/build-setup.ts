import { buildWhenStale } from "@/scripts/build";
import { withoutOwnSettings } from "@/scripts/child-environment";

/** The tests read the files of the build before they start a console. */
export default function setup(): Promise<void> {
  return buildWhenStale(withoutOwnSettings(process.env));
}
