import { TextLink } from "@/components/ui/buttons/text-link";
import { Card, Section } from "@/components/ui/card";
import { Chart } from "@/components/usage/chart";
import { dayName } from "@/components/usage/group-name";

type Props = {
  /** The spend in dollars of each day, the oldest first. */
  days: readonly { day: string; usd: number }[];
  usageHref: string;
};

/** Shows the spend of each of the last days. */
export function SpendChart({ days, usageHref }: Props) {
  return (
    <Section
      title={`Spend, last ${days.length} days`}
      aside={
        <TextLink className="text-12" href={usageHref}>
          Usage
        </TextLink>
      }
    >
      <Card padded>
        <Chart
          label={`Spend on each of the last ${days.length} days. The page Usage has the numbers.`}
          times={days.map(({ day }) => dayName(day))}
          series={[{ name: "Spend", values: days.map(({ usd }) => usd) }]}
          unit="usd"
          cumulative={false}
        />
      </Card>
    </Section>
  );
}
