import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { signIn, startPasskeySignIn, startWithProvider } from "@/app/actions/session";
import { ProviderForm } from "@/components/account/gate/provider-form";
import { SignInForm } from "@/components/account/gate/sign-in-form";
import { Gate } from "@/components/layout/gate";
import { LinkButton } from "@/components/ui/buttons/link-button";
import { TextLink } from "@/components/ui/buttons/text-link";
import { Alert } from "@/components/ui/feedback/alert";
import { localPath } from "@/lib/auth/origin";
import { listIdentityProviders, readReturnPath } from "@/lib/next/auth";
import { currentSession } from "@/lib/next/session";
import { needsSetUp } from "@/lib/next/set-up";

export const metadata: Metadata = { title: "Sign in" };

type Props = {
  searchParams: Promise<Partial<Record<"next" | "error" | "code" | "pending" | "reset", string>>>;
};

/** The errors of sign-ins at an address of the auth library, by their `code`. */
const REFUSALS: Partial<Record<string, string>> = {
  credentials: "Wrong email or password",
  sign_in: "Too many attempts. Wait 15 minutes",
  second_factor: "This account also needs a code of its authenticator app. Sign in here to enter it",
  unverified: "Your provider has not verified your email. Verify it there, or sign in with your password",
  stranger: "This email has no account here. Ask an owner or admin to invite you",
};

export default async function SignInPage({ searchParams }: Props) {
  const { next, error, code = "", pending, reset } = await searchParams;
  // The auth library redirects here without the path that the person came for.
  const path = localPath(next ?? (error || pending ? await readReturnPath() : "/"));
  const session = await currentSession();
  if (session && code === "other_account") return <OtherAccount email={session.user.email} path={path} />;
  if (session) redirect(path);
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
      {reset && (
        <Alert tone="green" role="status" className="mt-6" strong="Your new password is set.">
          Sign in with it.
        </Alert>
      )}
      <SignInForm
        action={signIn}
        startPasskey={startPasskeySignIn}
        next={path}
        pending={pending}
        refusal={error && (REFUSALS[code] ?? "Sign-in failed. Try again, or another way")}
      />
      {!pending && (
        <ProviderForm action={startWithProvider} providers={listIdentityProviders()} next={path} />
      )}
    </Gate>
  );
}

/** Shows a signed-in person that they chose another account at the identity provider. */
function OtherAccount({ email, path }: { email: string; path: string }) {
  return (
    <Gate title="Not confirmed">
      <div className="mt-6 grid gap-3.5">
        <Alert tone="red" role="alert" strong="You chose another account at your provider.">
          Choose the one of {email}, or sign out first.
        </Alert>
        <LinkButton size="l" block href={path}>
          Go back
        </LinkButton>
      </div>
    </Gate>
  );
}
