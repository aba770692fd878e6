import { redirect } from "next/navigation";

type Props = { params: Promise<{ org: string; credential: string }> };

export default async function CredentialPage({ params }: Props) {
  const { org, credential } = await params;
  redirect(`/orgs/${org}/credentials?credential=${encodeURIComponent(credential)}`);
}
