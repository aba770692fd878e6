import { ListPageSkeleton } from "@/components/resource/list/list-page-skeleton";
import { runtimeColumns } from "@/components/runtimes/columns";
import { runtimeWords } from "./words";

export default function LoadingRuntimes() {
  return <ListPageSkeleton {...runtimeWords} columns={runtimeColumns} tall />;
}
