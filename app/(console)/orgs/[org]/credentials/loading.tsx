import { credentialColumns } from "@/components/credentials/columns";
import { ListPageSkeleton } from "@/components/resource/list-page-skeleton";
import { tabClass, tabList } from "@/components/ui/tab-classes";
import { credentialWords } from "./words";

export default function LoadingCredentials() {
  return (
    <ListPageSkeleton
      {...credentialWords}
      columns={credentialColumns}
      tabs={
        <div className={tabList}>
          <span className={tabClass}>Provider Credentials</span>
          <span className={tabClass}>Project Keys</span>
        </div>
      }
    />
  );
}
