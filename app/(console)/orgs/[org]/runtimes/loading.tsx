import { Page } from "@/components/layout/app-frame";
import { runtimeColumns } from "@/components/runtimes/columns";
import { PageHeader, Toolbar } from "@/components/ui/page";
import { Skeleton, TableSkeleton } from "@/components/ui/skeleton";

export default function LoadingRuntimes() {
  return (
    <Page crumbs={[{ label: "Runtimes" }]}>
      <PageHeader
        title="Runtimes"
        description="Named ways to reach a model. Requests name one, or get the default of their kind."
      />
      <Toolbar>
        <Skeleton className="h-8 w-65" />
      </Toolbar>
      <TableSkeleton columns={runtimeColumns} rows={6} tall />
    </Page>
  );
}
