"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Spinner } from "@/components/ui/spinner";

const ASK_EVERY_MS = 2_000;

/** Waits on the page until the first request has come, and says so then. */
export function FirstRequest({ arrived }: { arrived: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (arrived) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [arrived, router]);
  return (
    <Spinner
      waiting="Waiting for the first request…"
      done={arrived ? "The first request has come" : undefined}
    />
  );
}
