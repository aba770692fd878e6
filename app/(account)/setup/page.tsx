import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { setUp } from "@/app/actions/session";
import { SetUpForm } from "@/components/account/set-up-form";
import { Gate } from "@/components/layout/gate";
import { demandedToken, needsSetUp } from "@/lib/next/set-up";

export const metadata: Metadata = { title: "Set up" };

export default async function SetUpPage() {
  if (!(await needsSetUp())) redirect("/");
  return (
    <Gate
      title="Set up Keystead"
      subtitle="Create the first account and your organization."
      foot="Setup is disabled once the first account exists."
    >
      <SetUpForm action={setUp} asksToken={demandedToken() !== null} />
    </Gate>
  );
}
