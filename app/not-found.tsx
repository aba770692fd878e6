import { LinkButton } from "@/components/ui/link-button";
import { NotFoundView } from "@/components/ui/not-found-view";

export const metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <NotFoundView title="Page not found" action={<LinkButton href="/">Go to the start page</LinkButton>}>
      It may have been moved or deleted, or you don’t have access.
    </NotFoundView>
  );
}
