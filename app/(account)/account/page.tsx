import type { Metadata } from "next";
import {
  changePassword,
  confirmSecondFactor,
  createPasskey,
  createRecoveryCodes,
  deletePasskey,
  endOtherSessions,
  endSession,
  removeSecondFactor,
  renameAccount,
  setPassword,
  startPasskey,
  startSecondFactor,
} from "@/app/actions/account";
import { leaveOrganization } from "@/app/actions/members";
import { signOut } from "@/app/actions/session";
import { toStepUp } from "@/app/to-step-up";
import { AccountFrame } from "@/components/account/account-frame";
import { OrganizationList } from "@/components/account/organization-list";
import { Passkeys } from "@/components/account/passkeys/passkeys";
import { PasswordForm } from "@/components/account/password-form";
import { ProfileForm } from "@/components/account/profile-form";
import { SecondFactor } from "@/components/account/second-factor/second-factor";
import { EndForm, SessionList } from "@/components/account/session-list";
import { SetPasswordForm } from "@/components/account/set-password-form";
import { StepUp } from "@/components/account/step-up";
import { Card, Section } from "@/components/ui/card";
import { Alert } from "@/components/ui/feedback/alert";
import { listSessions } from "@/lib/auth/operations/list-sessions";
import { listPasskeys } from "@/lib/auth/passkeys/list-passkeys";
import { getSecondFactor } from "@/lib/auth/second-factor/get-second-factor";
import type { Membership } from "@/lib/auth/sessions";
import { requestFacts } from "@/lib/next/request";
import { accountContext, requireUser } from "@/lib/next/session";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const session = await requireUser();
  const ctx = await accountContext(session, await requestFacts());
  const [{ data: sessions }, { data: passkeys }, secondFactor] = await Promise.all([
    listSessions.execute(ctx, {}),
    listPasskeys.execute(ctx, {}),
    getSecondFactor.execute(ctx, {}),
  ]);
  const { user, memberships } = session;
  return (
    <AccountFrame home={memberships[0]} signOut={signOut}>
      <StepUp {...toStepUp(user)}>
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
            {user.hasPassword ? (
              <PasswordForm action={changePassword} email={user.email} />
            ) : (
              <SetPasswordForm action={setPassword} email={user.email} />
            )}
          </Card>
        </Section>
        <Section title="Two-factor authentication" id="second-factor">
          <Card>
            <SecondFactor {...secondFactor} actions={secondFactorActions} />
          </Card>
        </Section>
        <Section title="Passkeys" id="passkeys">
          <Card>
            <Passkeys passkeys={passkeys} actions={passkeyActions} />
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
      </StepUp>
    </AccountFrame>
  );
}

const secondFactorActions = {
  start: startSecondFactor,
  confirm: confirmSecondFactor,
  remove: removeSecondFactor,
  replaceCodes: createRecoveryCodes,
};

const passkeyActions = { start: startPasskey, create: createPasskey, remove: deletePasskey };

const toOrganizations = (memberships: readonly Membership[]) =>
  memberships.map(({ slug, name, role }) => ({ slug, name, role }));
