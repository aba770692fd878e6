import type { Metadata } from "next";
import { reportKey } from "@/app/actions/leaks";
import { FoundKeyForm } from "@/components/account/found-key-form";
import { Gate } from "@/components/layout/gate";
import { TextLink } from "@/components/ui/text-link";

export const metadata: Metadata = { title: "I found a key" };

export default function FoundKeyPage() {
  return (
    <Gate
      title="I found a key"
      subtitle="Did you see a Keystead key where it should not be? Its owner will want to know."
      foot={<TextLink href="/sign-in">Sign in</TextLink>}
    >
      <FoundKeyForm action={reportKey} />
    </Gate>
  );
}
