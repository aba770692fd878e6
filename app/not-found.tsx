import { buttonVariants } from "@/components/ui/buttons/button-variants";
import { NotFoundView } from "@/components/ui/feedback/not-found-view";

export const metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <NotFoundView
      title="Page not found"
      // A Link would come with every page, which loads what this file needs.
      action={
        <a className={buttonVariants()} href="/">
          Go to the start page
        </a>
      }
    >
      It may have been moved or deleted, or you don’t have access.
    </NotFoundView>
  );
}
