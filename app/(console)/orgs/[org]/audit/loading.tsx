import { auditColumns } from "@/components/audit/columns";
import { ListPageSkeleton } from "@/components/resource/list/list-page-skeleton";
import { auditWords } from "./words";

export default function LoadingAudit() {
  return <ListPageSkeleton {...auditWords} columns={auditColumns} />;
}
