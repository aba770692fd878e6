import { redirect } from "next/navigation";
import { currentSession } from "@/lib/server/session";
import { needsSetUp } from "@/lib/server/set-up";

export default async function StartPage() {
  const session = await currentSession();
  if (!session) redirect((await needsSetUp()) ? "/setup" : "/sign-in");
  const [first] = session.memberships;
  redirect(first ? `/orgs/${first.slug}` : "/account");
}
