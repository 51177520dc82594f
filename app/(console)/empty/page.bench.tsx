import { PageHead } from "@/app/_components/ui/page-head";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";

/** What other pages are measured against: the frame, the session, a heading. In the build of `npm run bench` alone. */
export default screen(async function EmptyPage() {
  return load(() => Promise.resolve(<PageHead title="Empty" titleInBar />));
});
