import type { Metadata } from "next";
import { reportKey } from "@/app/actions/leaks";
import { FoundKeyForm } from "@/components/account/gate/found-key-form";
import { Gate } from "@/components/layout/gate";
import { TextLink } from "@/components/ui/buttons/text-link";

export const metadata: Metadata = { title: "Report a leaked key" };

export default function FoundKeyPage() {
  return (
    <Gate
      title="Report a leaked key"
      subtitle="Found a Keystead key in public? Its owner is notified at once."
      foot={<TextLink href="/sign-in">Sign in</TextLink>}
    >
      <FoundKeyForm action={reportKey} />
    </Gate>
  );
}
