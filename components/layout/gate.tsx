import type { ReactNode } from "react";
import { Logo } from "@/components/ui/logo";

type Props = { title: string; subtitle?: ReactNode; foot?: ReactNode; children: ReactNode };

const ARCHES = [250, 306, 362, 418, 474, 530, 586];
const MIDDLE = 590;

/** The page in front of the console: sign-in, setup, an invitation. A form stands in the middle. */
export function Gate({ title, subtitle, foot, children }: Props) {
  return (
    <div className="gate">
      <svg className="gate-lines" viewBox="0 0 1180 640" aria-hidden="true">
        {ARCHES.map((radius) => (
          <path key={radius} d={arch(radius)} />
        ))}
      </svg>
      <main className="gate-box">
        <Logo className="mb-5 -ml-[3px] size-8" />
        <h1 className="text-20">{title}</h1>
        {subtitle && <p className="text-ink-2 text-13">{subtitle}</p>}
        {children}
      </main>
      {foot && <footer className="gate-foot">{foot}</footer>}
    </div>
  );
}

function arch(radius: number): string {
  return `M${MIDDLE - radius} 640V600a${radius} ${radius} 0 0 1 ${2 * radius} 0V640`;
}

/** "or" between two ways in. */
export function Or() {
  return <div className="or">or</div>;
}
