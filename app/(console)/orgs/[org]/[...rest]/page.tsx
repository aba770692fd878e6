import { notFound } from "next/navigation";

/** Whatever the organization has no page for: its 404 stands beside the sidebar. */
export default function NoSuchPage() {
  notFound();
}
