"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useCallback, useState } from "react";
import { StepUpContext } from "@/components/forms/use-step-up";
import type { ConfirmPasswordProps } from "./confirm-password-dialog";

const ConfirmPasswordDialog = dynamic(
  () => import("./confirm-password-dialog").then((module) => module.ConfirmPasswordDialog),
  { loading: () => null },
);

type Props = Omit<ConfirmPasswordProps, "onAnswer"> & { children: ReactNode };

/** Provides the dialog that asks for the password when a server action needs it. */
export function StepUp({ children, ...dialog }: Props) {
  const [onAnswer, setOnAnswer] = useState<ConfirmPasswordProps["onAnswer"] | null>(null);
  const ask = useCallback(
    () =>
      new Promise<boolean>((resolve) => {
        setOnAnswer((earlier: ConfirmPasswordProps["onAnswer"] | null) => (isConfirmed: boolean) => {
          earlier?.(isConfirmed);
          resolve(isConfirmed);
        });
      }),
    [],
  );
  return (
    <StepUpContext value={ask}>
      {children}
      {onAnswer && (
        <ConfirmPasswordDialog
          {...dialog}
          onAnswer={(isConfirmed) => {
            setOnAnswer(null);
            onAnswer(isConfirmed);
          }}
        />
      )}
    </StepUpContext>
  );
}
