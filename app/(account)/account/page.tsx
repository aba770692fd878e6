import type { Metadata } from "next";
import { changePassword, endOtherSessions, endSession, renameAccount } from "@/app/actions/account";
import { leaveOrganization } from "@/app/actions/members";
import { signOut } from "@/app/actions/session";
import { AccountFrame } from "@/components/account/account-frame";
import { OrganizationList } from "@/components/account/organization-list";
import { PasswordForm } from "@/components/account/password-form";
import { ProfileForm } from "@/components/account/profile-form";
import { EndForm, SessionList } from "@/components/account/session-list";
import { Alert } from "@/components/ui/alert";
import { Card, Section } from "@/components/ui/card";
import { listSessions } from "@/lib/auth/operations/list-sessions";
import type { Membership } from "@/lib/auth/sessions";
import { requestFacts } from "@/lib/next/request";
import { accountContext, requireUser } from "@/lib/next/session";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const session = await requireUser();
  const ctx = await accountContext(session, await requestFacts());
  const { data: sessions } = await listSessions.execute(ctx, {});
  const { user, memberships } = session;
  return (
    <AccountFrame home={memberships[0]} signOut={signOut}>
      {memberships.length === 0 && (
        <Alert strong="You belong to no organization.">
          Ask an owner or admin of yours to invite {user.email}.
        </Alert>
      )}
      <Section title="Profile" id="profile">
        <Card padded>
          <ProfileForm action={renameAccount} account={user} />
        </Card>
      </Section>
      <Section title="Password" id="security">
        <Card padded>
          <PasswordForm action={changePassword} email={user.email} />
        </Card>
      </Section>
      {memberships.length > 0 && (
        <Section title="Organizations" id="organizations">
          <Card>
            <OrganizationList organizations={toOrganizations(memberships)} leave={leaveOrganization} />
          </Card>
        </Section>
      )}
      <Section
        title="Sessions"
        id="sessions"
        aside={sessions.length > 1 && <EndForm action={endOtherSessions}>End all others</EndForm>}
      >
        <Card>
          <SessionList sessions={sessions} action={endSession} />
        </Card>
      </Section>
    </AccountFrame>
  );
}

const toOrganizations = (memberships: readonly Membership[]) =>
  memberships.map(({ slug, name, role }) => ({ slug, name, role }));
