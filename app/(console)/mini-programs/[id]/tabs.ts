import type { Action } from "@/lib/access/matrix";

type Tab = { segment: string; label: string; needs: Action };

/** The tabs of a mini program in their order. A person sees those whose action their roles allow. */
export const tabs = [
  { segment: "information", label: "Information", needs: "information.view" },
  { segment: "versions", label: "Versions", needs: "version.view" },
  { segment: "members", label: "Members", needs: "member.view" },
  { segment: "features", label: "Features", needs: "feature.view" },
  { segment: "qr-codes", label: "QR Code", needs: "qrCode.view" },
  { segment: "configuration", label: "Configuration", needs: "configuration.view" },
] as const satisfies Tab[];
