import { carryOut } from "@/app/actions/attention";
import { SeesNothing } from "@/components/organizations/sees-nothing";
import { Attention } from "@/components/overview/attention";
import { ExpiringKeys } from "@/components/overview/expiring-keys";
import { Figures } from "@/components/overview/figures";
import { isUrgent, someOfEach } from "@/components/overview/findings";
import { RecentChanges } from "@/components/overview/recent-changes";
import { SpendChart } from "@/components/overview/spend-chart";
import { LinkButton } from "@/components/ui/buttons/link-button";
import { TextLink } from "@/components/ui/buttons/text-link";
import { Section } from "@/components/ui/card";
import { Alert } from "@/components/ui/feedback/alert";
import { PageHeader } from "@/components/ui/page";
import { ConsolePage } from "../console-page";
import { loadOverview } from "./loader";

export const metadata = { title: "Overview" };

const SHOWN = 8;

type Props = { params: Promise<{ org: string }> };

export default async function OverviewPage({ params }: Props) {
  const { org } = await params;
  const { inCharge, figures, spend, attention, changes, project, self, now } = await loadOverview(org);
  const base = `/orgs/${org}`;
  const expiring = attention.filter(({ kind }) => kind === "expires_soon").slice(0, SHOWN);
  const urgent = attention.filter(isUrgent);
  const { requests, errors } = figures ?? {};
  const isQuiet = requests && errors && countAnswered(requests, errors) === 0;
  return (
    <ConsolePage org={org} below={[{ label: "Overview" }]}>
      <PageHeader
        title="Overview"
        description={`Last 24 hours against the day before, ${inCharge ? "all" : "your"} workspaces.`}
        actions={
          inCharge && (
            <LinkButton variant="primary" icon="plus" href={`${base}/keys?new=1`}>
              New Key
            </LinkButton>
          )
        }
      />
      {isQuiet && project && <QuietAlert name={project.name} href={`${base}/projects/${project.slug}`} />}
      {figures ? <Figures {...figures} /> : <SeesNothing what="projects" />}
      <div className="grid grid-cols-1 items-start gap-5 mt-6 min-[1121px]:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid grid-cols-1 gap-6">
          <Section
            title="Needs attention"
            aside={
              attention.length > 0 && (
                <TextLink className="text-12" href={`${base}/hygiene`}>
                  All {attention.length}
                </TextLink>
              )
            }
          >
            <Attention
              rows={someOfEach(urgent, SHOWN)}
              carryOut={carryOut.bind(null, org)}
              recommendations={
                attention.length > urgent.length && {
                  count: attention.length - urgent.length,
                  href: `${base}/hygiene`,
                }
              }
            />
          </Section>
          {spend.length > 0 && <SpendChart days={spend} usageHref={`${base}/usage?group=day`} />}
        </div>
        <div className="grid grid-cols-1 gap-6">
          {expiring.length > 0 && (
            <ExpiringKeys rows={expiring} now={now} allHref={`${base}/keys?sort=expires_at`} />
          )}
          {changes && <RecentChanges entries={changes} self={self} auditHref={`${base}/audit`} />}
        </div>
      </div>
    </ConsolePage>
  );
}

const QuietAlert = ({ name, href }: { name: string; href: string }) => (
  <Alert
    icon="send"
    className="mb-3"
    strong="No request was answered in the last two days."
    action={<LinkButton href={href}>Open quick start</LinkButton>}
  >
    The quick start leads to the first answer in {name}.
  </Alert>
);

type Counts = { now: number; before: number };

/** Returns the number of requests of the last two days that succeeded. */
const countAnswered = (requests: Counts, errors: Counts) =>
  requests.now + requests.before - errors.now - errors.before;
