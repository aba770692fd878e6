"use client";

import { type ComponentProps, useState } from "react";
import { IconButton } from "@/components/ui/buttons/icon-button";
import { cn } from "@/components/ui/cn";
import { controlVariants } from "./control";

/** Shows an input for a secret with a button that shows the text. */
export function PasswordInput({ className, ...rest }: Omit<ComponentProps<"input">, "type">) {
  const [shown, setShown] = useState(false);
  return (
    <span className="relative block">
      <input
        {...rest}
        type={shown ? "text" : "password"}
        className={cn(controlVariants(), "pr-9", className)}
        spellCheck={false}
      />
      <IconButton
        icon={shown ? "eyeoff" : "eye"}
        label={shown ? "Hide what you typed" : "Show what you typed"}
        aria-pressed={shown}
        className="absolute top-1/2 right-[3px] -translate-y-1/2"
        onClick={() => setShown(!shown)}
      />
    </span>
  );
}
