import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { setUp } from "@/app/actions/session";
import { SetUpForm } from "@/components/account/gate/set-up-form";
import { Gate } from "@/components/layout/gate";
import { demandedToken, needsSetUp } from "@/lib/next/set-up";

export const metadata: Metadata = { title: "Set up" };

type Props = { searchParams: Promise<{ token?: string | string[] }> };

export default async function SetUpPage({ searchParams }: Props) {
  if (!(await needsSetUp())) redirect("/");
  const { token } = await searchParams;
  return (
    <Gate
      title="Set up Keystead"
      subtitle="Create the first account and your organization."
      foot="Setup is disabled once the first account exists."
    >
      <SetUpForm
        action={setUp}
        asksToken={demandedToken() !== null}
        token={typeof token === "string" ? token : ""}
      />
    </Gate>
  );
}
