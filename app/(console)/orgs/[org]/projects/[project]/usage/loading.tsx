import { UsageSkeleton } from "@/components/usage/usage-skeleton";

export default function LoadingProjectUsage() {
  return <UsageSkeleton />;
}
