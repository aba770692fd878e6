import { credentialColumns } from "@/components/credentials/list/columns";
import { listTabs } from "@/components/credentials/list/credential-tabs";
import { ListPageSkeleton } from "@/components/resource/list/list-page-skeleton";
import { tabClass, tabList } from "@/components/ui/tab-classes";
import { credentialWords } from "./words";

export default function LoadingCredentials() {
  return (
    <ListPageSkeleton
      {...credentialWords}
      columns={credentialColumns.provider}
      tabs={
        <div className={tabList}>
          {listTabs(false).map(({ id, label }) => (
            <span key={id} className={tabClass}>
              {label}
            </span>
          ))}
        </div>
      }
    />
  );
}
