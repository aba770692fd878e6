import { credentialColumns } from "@/components/credentials/columns";
import { Page } from "@/components/layout/app-frame";
import { PageHeader, Toolbar } from "@/components/ui/page";
import { Skeleton, TableSkeleton } from "@/components/ui/skeleton";
import { tabClass, tabList } from "@/components/ui/tab-classes";

export default function LoadingCredentials() {
  return (
    <Page crumbs={[{ label: "Credentials" }]}>
      <PageHeader
        title="Credentials"
        description="Secrets of outside providers. The gateway uses them, callers never see them."
      />
      <div className={tabList}>
        <span className={tabClass}>Provider Credentials</span>
        <span className={tabClass}>Project Keys</span>
      </div>
      <Toolbar>
        <Skeleton className="h-8 w-65" />
      </Toolbar>
      <TableSkeleton columns={credentialColumns} rows={6} />
    </Page>
  );
}
