import type { ReactNode } from "react";
import { CreateLink } from "@/components/resource/create-link";
import { PageHeader } from "@/components/ui/page";
import { permits } from "@/lib/core/operations/permissions";
import { pageContext } from "@/lib/next/session";
import { ConsolePage } from "../../console-page";

type Props = { children: ReactNode; params: Promise<{ org: string }> };

export default async function KeysLayout({ children, params }: Props) {
  const { org } = await params;
  const ctx = await pageContext(org);
  const mayWrite = permits(ctx.actor, "keys:write", { level: "anywhere" });
  return (
    <ConsolePage org={org} below={[{ label: "API keys" }]}>
      <PageHeader
        title="API keys"
        description="Keys of the organization open all projects or selected ones. Keys of a project open that project alone."
        actions={mayWrite && <CreateLink label="New Key" />}
      />
      {children}
    </ConsolePage>
  );
}
