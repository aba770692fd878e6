import { notFound } from "next/navigation";

/** Shows the 404 page beside the sidebar for unknown addresses of an organization. */
export default function NoSuchPage() {
  notFound();
}
