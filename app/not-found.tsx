import { LinkButton } from "@/components/ui/link-button";
import { NotFoundView } from "@/components/ui/not-found-view";

export const metadata = { title: "Nothing is here" };

export default function NotFound() {
  return (
    <NotFoundView title="Nothing is here" action={<LinkButton href="/">Go to the start page</LinkButton>}>
      The address is wrong, or what it named was removed, or it belongs to an organization that you are not
      in.
    </NotFoundView>
  );
}
