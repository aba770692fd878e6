import { modelColumns } from "@/components/models/columns";
import { ListPageSkeleton } from "@/components/resource/list/list-page-skeleton";
import { modelWords } from "./words";

export default function LoadingModels() {
  return <ListPageSkeleton {...modelWords} columns={modelColumns} tall />;
}
