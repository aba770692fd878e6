import type { Metadata } from "next";
import { resetPassword } from "@/app/actions/password-reset";
import { NewPasswordForm } from "@/components/account/gate/new-password-form";
import { Gate } from "@/components/layout/gate";
import { LinkButton } from "@/components/ui/buttons/link-button";
import { findResetAccount } from "@/lib/auth/password-reset/reset-password";
import { getServices } from "@/lib/boot/services";

export const metadata: Metadata = { title: "New password" };

type Props = { searchParams: Promise<{ token?: string | string[] }> };

export default async function ResetPasswordPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const { engine, keyring } = await getServices();
  const account = await findResetAccount(engine.db, keyring.master, String(token ?? ""));
  if (!account) {
    return (
      <Gate title="Link not valid" subtitle="It has expired, was used, or is not complete. Get a new one.">
        <div className="mt-6">
          <LinkButton size="l" block href="/forgot-password">
            Get a new link
          </LinkButton>
        </div>
      </Gate>
    );
  }
  return (
    <Gate title="Set a new password" subtitle={`For ${account.email}.`}>
      <NewPasswordForm action={resetPassword} token={String(token)} email={account.email} />
    </Gate>
  );
}
