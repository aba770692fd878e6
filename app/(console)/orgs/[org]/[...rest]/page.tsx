import { notFound } from "next/navigation";

export const metadata = { title: "Page not found" };

/** Shows the 404 page beside the sidebar for unknown addresses of an organization. */
export default function NoSuchPage() {
  notFound();
}
