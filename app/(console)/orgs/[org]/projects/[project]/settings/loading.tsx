import { ListSkeleton } from "@/components/ui/tables/list-skeleton";

export default function LoadingProjectSettings() {
  return <ListSkeleton rows={2} />;
}
