import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/components/ui/logo";
import { PageHeader } from "@/components/ui/page";
import { SubmitButton } from "@/components/ui/submit-button";

type Props = {
  /** The organization to go back to. */
  home: { name: string; slug: string } | undefined;
  signOut: () => Promise<void>;
  children: ReactNode;
};

/** The page of a person's own account, outside of every organization. */
export function AccountFrame({ home, signOut, children }: Props) {
  return (
    <>
      <header className="row between h-12 border-line border-b px-6">
        <Link className="row link text-13" href="/">
          <Logo className="size-4.5 text-ink" />
          {home ? `Back to ${home.name}` : "Keystead"}
        </Link>
        <form action={signOut}>
          <SubmitButton size="s" variant="ghost" icon="logout">
            Sign out
          </SubmitButton>
        </form>
      </header>
      <main className="mx-auto grid w-full max-w-160 gap-6 px-6 py-8">
        <PageHeader title="Account" description="Who you are here, and where you are signed in." />
        {children}
      </main>
    </>
  );
}
