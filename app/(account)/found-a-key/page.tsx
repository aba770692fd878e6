import type { Metadata } from "next";
import Link from "next/link";
import { reportKey } from "@/app/actions/leaks";
import { FoundKeyForm } from "@/components/account/found-key-form";
import { Gate } from "@/components/layout/gate";

export const metadata: Metadata = { title: "I found a key" };

export default function FoundKeyPage() {
  return (
    <Gate
      title="I found a key"
      subtitle="Did you see a Keystead key where it should not be? Its owner will want to know."
      foot={
        <Link className="link" href="/sign-in">
          Sign in
        </Link>
      }
    >
      <FoundKeyForm action={reportKey} />
    </Gate>
  );
}
