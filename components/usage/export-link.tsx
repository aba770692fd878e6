import { buttonVariants } from "@/components/ui/buttons/button-variants";
import { Icon } from "@/components/ui/icon";

/** Shows the link that downloads a CSV file. */
export const ExportLink = ({ href }: { href: string }) => (
  <a className={buttonVariants({})} href={href} download>
    <Icon name="download" />
    CSV
  </a>
);
