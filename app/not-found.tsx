import { connection } from "next/server";
import { NotFoundPage } from "./not-found-page";

/** For addresses that are no page. Made for each request, because the policy for its scripts is. */
export default async function NotFound() {
  await connection();
  return <NotFoundPage />;
}
