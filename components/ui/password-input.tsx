"use client";

import { type ComponentProps, useState } from "react";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";

/** A secret being typed, with an eye to see it. */
export function PasswordInput({ className, ...rest }: Omit<ComponentProps<"input">, "type">) {
  const [shown, setShown] = useState(false);
  return (
    <span className="affix">
      <input
        {...rest}
        type={shown ? "text" : "password"}
        className={cn("input", className)}
        spellCheck={false}
      />
      <IconButton
        icon={shown ? "eyeoff" : "eye"}
        label={shown ? "Hide what is typed" : "Show what is typed"}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
      />
    </span>
  );
}
