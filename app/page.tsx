import { redirect } from "next/navigation";
import { currentSession } from "@/lib/next/session";
import { needsSetUp } from "@/lib/next/set-up";

export default async function StartPage() {
  const session = await currentSession();
  if (!session) redirect((await needsSetUp()) ? "/setup" : "/sign-in");
  const [first] = session.memberships;
  redirect(first ? `/orgs/${first.slug}` : "/account");
}
