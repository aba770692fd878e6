import { memberColumns } from "@/components/members/columns";
import { ListPageSkeleton } from "@/components/resource/list/list-page-skeleton";
import { memberWords } from "./words";

export default function LoadingMembers() {
  return <ListPageSkeleton {...memberWords} columns={memberColumns} />;
}
