import { requestColumns } from "@/components/requests/columns";
import { ListPageSkeleton } from "@/components/resource/list/list-page-skeleton";
import { requestWords } from "./words";

export default function LoadingRequests() {
  return <ListPageSkeleton {...requestWords} columns={requestColumns} />;
}
