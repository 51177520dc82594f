import type { VersionEvent } from "../vocabulary";

/** What happened to a version, in words before "by" somebody. */
export const versionEventLabels: Record<VersionEvent, string> = {
  uploaded: "Uploaded",
  submitted: "Submitted",
  withdrawn: "Withdrawn",
  approved: "Approved",
  rejected: "Rejected",
  pilot_started: "Started",
  grayscale_started: "Started",
  share_raised: "Raised",
  paused: "Paused",
  resumed: "Resumed",
  published: "Published",
  canceled: "Canceled",
  replaced: "Replaced",
  rolled_back: "Rolled back to it",
  taken_offline: "Taken offline",
};
