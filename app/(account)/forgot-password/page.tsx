import type { Metadata } from "next";
import { requestPasswordReset } from "@/app/actions/password-reset";
import { ForgotPasswordForm } from "@/components/account/gate/forgot-password-form";
import { Gate } from "@/components/layout/gate";
import { TextLink } from "@/components/ui/buttons/text-link";
import { CodeBlock } from "@/components/ui/code/code-block";
import { mailsResetLinks } from "@/lib/auth/password-reset/mail-reset-link";

export const metadata: Metadata = { title: "Forgot password" };

export default function ForgotPasswordPage() {
  const hasMail = mailsResetLinks();
  return (
    <Gate
      title="Forgot your password?"
      subtitle={
        hasMail
          ? "Get a link to set a new one."
          : "This installation sends no such e-mails. Ask the person who runs its server for a link. This command prints it:"
      }
      foot={<TextLink href="/sign-in">Sign in</TextLink>}
    >
      {hasMail ? (
        <ForgotPasswordForm action={requestPasswordReset} />
      ) : (
        <div className="mt-6">
          <CodeBlock samples={[{ label: "On the server", text: "npm run reset-password -- your@email" }]} />
        </div>
      )}
    </Gate>
  );
}
