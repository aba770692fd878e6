import type { ReactNode } from "react";

type HeaderProps = {
  title: ReactNode;
  /** A badge beside the title. */
  badge?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
};

/** Shows the title of a page with a description and actions. */
export function PageHeader({ title, badge, description, actions }: HeaderProps) {
  return (
    <div className="mb-4 flex items-start justify-between gap-4 max-sm:flex-wrap">
      <div className="min-w-0">
        <div className="flex min-w-0 items-center gap-2 flex-wrap">
          <h1 className="text-20 wrap-anywhere">{title}</h1>
          {badge}
        </div>
        {description && <p className="mt-0.5 max-w-[84ch] text-13 text-pretty text-ink-2">{description}</p>}
      </div>
      {actions && (
        <div className="flex flex-none gap-2 empty:hidden max-sm:w-full max-sm:flex-wrap max-sm:*:h-10 max-sm:*:flex-1 max-sm:[&>.size-8]:w-10 max-sm:[&>.size-8]:flex-none">
          {actions}
        </div>
      )}
    </div>
  );
}

/** Shows the search, filters and switches above a list. */
export function Toolbar({ children }: { children: ReactNode }) {
  return <div className="mb-3 flex flex-wrap items-center gap-2">{children}</div>;
}
