import { ListSkeleton } from "@/components/ui/list-skeleton";

export default function LoadingProjectSettings() {
  return <ListSkeleton rows={2} />;
}
