"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "@/components/ui/button";

/** The button that sends the form around it, and shows that it is under way. */
export function SubmitButton({ variant = "primary", pending, ...rest }: ComponentProps<typeof Button>) {
  const status = useFormStatus();
  return <Button {...rest} type="submit" variant={variant} pending={pending || status.pending} />;
}
