import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/buttons/text-link";
import { SubmitButton } from "@/components/ui/fields/submit-button";
import { Logo } from "@/components/ui/logo";
import { PageHeader } from "@/components/ui/page";

type Props = {
  /** The organization that the header links back to. */
  home: { name: string; slug: string } | undefined;
  signOut: () => Promise<void>;
  children: ReactNode;
};

/** Shows the frame of the account page, which is outside any organization. */
export function AccountFrame({ home, signOut, children }: Props) {
  return (
    <>
      <header className="flex min-w-0 items-center gap-2 justify-between h-12 border-line border-b px-6">
        <TextLink className="flex min-w-0 items-center gap-2 text-13" href="/">
          <Logo className="size-4.5 text-ink" />
          {home ? `Back to ${home.name}` : "Keystead"}
        </TextLink>
        <form action={signOut}>
          <SubmitButton size="s" variant="ghost" icon="logout">
            Sign out
          </SubmitButton>
        </form>
      </header>
      <main className="mx-auto grid w-full max-w-160 gap-6 px-6 py-8">
        <PageHeader
          title="Account"
          description="Profile, password, second factor, passkeys, organizations and sessions"
        />
        {children}
      </main>
    </>
  );
}
