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
      subtitle="Nobody has an account here yet. Make the first one, and the organization that it owns."
      foot="This page closes with the first account."
    >
      <SetUpForm action={setUp} asksToken={demandedToken() !== null} />
    </Gate>
  );
}
