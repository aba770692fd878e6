import { Page } from "@/components/layout/app-frame";
import { PageHeader } from "@/components/ui/page";
import { UsageSkeleton } from "@/components/usage/usage-skeleton";
import { usageWords } from "./words";

export default function LoadingUsage() {
  return (
    <Page crumbs={[{ label: usageWords.title }]}>
      <PageHeader {...usageWords} />
      <UsageSkeleton />
    </Page>
  );
}
