import type { Metadata } from "next";
import { acceptInvitation, createInvitedAccount } from "@/app/actions/invitations";
import { signOut, startWithProvider } from "@/app/actions/session";
import { AcceptInvitation } from "@/components/account/gate/accept-invitation";
import { InvitedAccountForm } from "@/components/account/gate/invited-account-form";
import { ProviderForm } from "@/components/account/gate/provider-form";
import { Gate } from "@/components/layout/gate";
import { LinkButton } from "@/components/ui/buttons/link-button";
import { Alert } from "@/components/ui/feedback/alert";
import { SubmitButton } from "@/components/ui/fields/submit-button";
import type { OpenInvitation } from "@/lib/members/invitations/find-open-invitation";
import { listIdentityProviders } from "@/lib/next/auth";
import { loadInvitation } from "@/lib/next/invitation";
import { currentSession } from "@/lib/next/session";

export const metadata: Metadata = { title: "Invitation" };

type Props = { params: Promise<{ token: string }> };

export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const invitation = await loadInvitation(token);
  if (invitation?.state !== "pending") return <ClosedInvitation invitation={invitation} />;
  const session = await currentSession();
  const { organization, email, role } = invitation;
  return (
    <Gate
      title={`Join ${organization.name}`}
      subtitle={
        <>
          You are invited as {ARTICLES[role]} {role}, with the email {email}.
        </>
      }
    >
      {session ? (
        <SignedIn token={token} email={email} own={session.user.email} />
      ) : invitation.hasAccount ? (
        <div className="mt-6">
          <LinkButton variant="primary" href={`/sign-in?next=${encodeURIComponent(`/invite/${token}`)}`}>
            Sign in to accept
          </LinkButton>
        </div>
      ) : (
        <>
          <InvitedAccountForm action={createInvitedAccount} token={token} email={email} />
          <ProviderForm
            action={startWithProvider}
            providers={listIdentityProviders()}
            next={`/invite/${token}`}
          />
        </>
      )}
    </Gate>
  );
}

const ARTICLES: Record<OpenInvitation["role"], string> = {
  owner: "an",
  admin: "an",
  member: "a",
  viewer: "a",
};

function SignedIn({ token, email, own }: { token: string; email: string; own: string }) {
  if (own === email) return <AcceptInvitation action={acceptInvitation} token={token} />;
  return (
    <form action={signOut}>
      <Alert tone="amber" strong={`You are signed in as ${own}.`}>
        Sign out to accept as {email}.
      </Alert>
      <input type="hidden" name="next" value={`/invite/${token}`} />
      <SubmitButton size="l" block>
        Sign out
      </SubmitButton>
    </form>
  );
}

const CLOSED = {
  accepted: ["Invitation already accepted", "Sign in to open the organization."],
  revoked: ["Invitation revoked", "Ask the person who invited you for a new link."],
  expired: ["Invitation expired", "Ask the person who invited you for a new link."],
  unknown: ["Invitation not found", "Check that the link is complete, or ask for a new one."],
} as const;

function ClosedInvitation({ invitation }: { invitation: OpenInvitation | null }) {
  const state = invitation && invitation.state !== "pending" ? invitation.state : "unknown";
  const [title, subtitle] = CLOSED[state];
  return (
    <Gate title={title} subtitle={subtitle}>
      <div className="mt-6">
        <LinkButton href="/">{state === "accepted" ? "Sign in" : "Go to Keystead"}</LinkButton>
      </div>
    </Gate>
  );
}
