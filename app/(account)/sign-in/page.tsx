import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { signIn, startPasskeySignIn } from "@/app/actions/session";
import { SignInForm } from "@/components/account/gate/sign-in-form";
import { Gate } from "@/components/layout/gate";
import { TextLink } from "@/components/ui/text-link";
import { localPath } from "@/lib/auth/origin";
import { hasPasskeys } from "@/lib/next/has-passkeys";
import { currentSession } from "@/lib/next/session";
import { needsSetUp } from "@/lib/next/set-up";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ next?: string; error?: string; code?: string }> };

/** The errors of sign-ins at the address of the auth library, by their `code`. */
const REFUSALS: Partial<Record<string, string>> = {
  sign_in: "Too many attempts. Wait 15 minutes",
  second_factor: "This account also needs a code of its authenticator app. Sign in here to enter it",
};

export default async function SignInPage({ searchParams }: Props) {
  const { next, error, code } = await searchParams;
  if (await currentSession()) redirect(localPath(next));
  if (await needsSetUp()) redirect("/setup");
  return (
    <Gate
      title="Sign in to Keystead"
      foot={
        <>
          Accounts are invite-only. <TextLink href="/found-a-key">Report a leaked key</TextLink>
        </>
      }
    >
      <SignInForm
        action={signIn}
        startPasskey={(await hasPasskeys()) ? startPasskeySignIn : null}
        next={localPath(next)}
        refusal={error && (REFUSALS[code ?? ""] ?? "Wrong email or password")}
      />
    </Gate>
  );
}
