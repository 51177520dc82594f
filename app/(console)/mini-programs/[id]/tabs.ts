import type { Action } from "@/lib/access/matrix";

type Count = "versionCount" | "memberCount" | "featureCount" | "qrCodeCount";

type Tab = { segment: string; label: string; needs: Action; count: Count | null };

/** The tabs of a mini program in their order. A person sees those whose action their roles allow. */
export const tabs = [
  { segment: "information", label: "Information", needs: "information.view", count: null },
  { segment: "versions", label: "Versions", needs: "version.view", count: "versionCount" },
  { segment: "members", label: "Members", needs: "member.view", count: "memberCount" },
  { segment: "features", label: "Features", needs: "feature.view", count: "featureCount" },
  { segment: "qr-codes", label: "QR Code", needs: "qrCode.view", count: "qrCodeCount" },
  { segment: "configuration", label: "Configuration", needs: "configuration.view", count: null },
] as const satisfies Tab[];
