import type { ReactNode } from "react";

type HeaderProps = {
  title: ReactNode;
  /** Beside the title: a badge. */
  badge?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
};

/** What the page is, in a sentence, and what can be done there. */
export function PageHeader({ title, badge, description, actions }: HeaderProps) {
  return (
    <div className="page-head">
      <div className="min-w-0">
        <div className="flex min-w-0 items-center gap-2 flex-wrap">
          <h1 className="text-20 wrap-anywhere">{title}</h1>
          {badge}
        </div>
        {description && <p className="lead">{description}</p>}
      </div>
      {actions && <div className="page-acts">{actions}</div>}
    </div>
  );
}

/** Search, filters and switches above a list. */
export function Toolbar({ children }: { children: ReactNode }) {
  return <div className="toolbar">{children}</div>;
}
