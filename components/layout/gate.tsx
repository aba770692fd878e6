import type { ReactNode } from "react";
import { Logo } from "@/components/ui/logo";

type Props = { title: string; subtitle?: ReactNode; foot?: ReactNode; children: ReactNode };

const ARCHES = [250, 306, 362, 418, 474, 530, 586];
const MIDDLE = 590;

/** Shows the page of sign-in, setup and invitations. */
export function Gate({ title, subtitle, foot, children }: Props) {
  return (
    <div className="relative grid min-h-dvh grid-rows-[1fr_auto] justify-items-center overflow-hidden p-6">
      <svg
        className="pointer-events-none absolute -bottom-30 left-1/2 w-295 -translate-x-1/2 text-line-2 [mask-image:radial-gradient(ellipse_420px_470px_at_50%_30%,transparent_70%,#000_130%)]"
        viewBox="0 0 1180 640"
        aria-hidden="true"
      >
        {ARCHES.map((radius) => (
          <path key={radius} className="fill-none stroke-current" d={arch(radius)} />
        ))}
      </svg>
      <main className="relative w-full max-w-86 self-center [&_form]:mt-6 [&_form]:grid [&_form]:gap-3.5 [&_input:not([type=checkbox])]:h-10">
        <Logo className="mb-5 -ml-[3px] size-8" />
        <h1 className="text-20">{title}</h1>
        {subtitle && <p className="text-ink-2 text-13">{subtitle}</p>}
        {children}
      </main>
      {foot && <footer className="relative text-12 text-ink-3">{foot}</footer>}
    </div>
  );
}

function arch(radius: number): string {
  return `M${MIDDLE - radius} 640V600a${radius} ${radius} 0 0 1 ${2 * radius} 0V640`;
}
