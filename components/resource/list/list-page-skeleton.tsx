import type { ComponentProps, ReactNode } from "react";
import { Page } from "@/components/layout/app-frame";
import { Skeleton, TableSkeleton } from "@/components/ui/feedback/skeleton";
import { PageHeader, Toolbar } from "@/components/ui/page";

type Props = ComponentProps<typeof TableSkeleton> & {
  title: string;
  description: string;
  tabs?: ReactNode;
};

/** Shows a list page while its data loads. */
export function ListPageSkeleton({ title, description, tabs, ...table }: Props) {
  return (
    <Page crumbs={[{ label: title }]}>
      <PageHeader title={title} description={description} />
      {tabs}
      <Toolbar>
        <Skeleton className="h-8 w-65" />
      </Toolbar>
      <TableSkeleton rows={6} {...table} />
    </Page>
  );
}
