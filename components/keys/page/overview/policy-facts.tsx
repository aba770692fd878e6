import { Card } from "@/components/ui/card";
import { ChipList } from "@/components/ui/values/chip";
import { DescriptionItem, DescriptionList } from "@/components/ui/values/description-list";
import { fullTime, relativeTime } from "@/components/ui/values/format";
import {
  addressSentence,
  LEAK_SENTENCES,
  modelSentence,
  type Phrase,
  rateSentence,
  scopeSentence,
} from "./policy-words";

type Policy = {
  scopes: string[];
  modelAllowlist: string[];
  modelDenylist: string[];
  ipAllowlist: string[];
  rateLimitPerMinute: number | null;
  dailyHardLimit: number | null;
  expiresAt: string | null;
  leakReaction: keyof typeof LEAK_SENTENCES;
  note: string | null;
  tags: string[];
};

/** Shows the policy of a key in words. `now` is the database's time. */
export function PolicyFacts({ policy, access, now }: { policy: Policy; access: string; now: string }) {
  return (
    <Card>
      <DescriptionList>
        <DescriptionItem term="Scopes" icon="shield">
          {scopeSentence(policy.scopes)}
          <ChipList values={policy.scopes} />
        </DescriptionItem>
        <DescriptionItem term="Projects" icon="project">
          {access}
        </DescriptionItem>
        <DescriptionItem term="Models" icon="cpu">
          <Sentence phrases={modelSentence(policy.modelAllowlist, policy.modelDenylist)} />
        </DescriptionItem>
        <DescriptionItem term="IP addresses" icon="globe">
          <Sentence phrases={addressSentence(policy.ipAllowlist)} />
        </DescriptionItem>
        <DescriptionItem term="Rate" icon="gauge">
          {rateSentence(policy.rateLimitPerMinute, policy.dailyHardLimit)}
        </DescriptionItem>
        <DescriptionItem term="Expires" icon="calendar">
          {policy.expiresAt === null
            ? "Never."
            : `${fullTime(policy.expiresAt)}, ${relativeTime(policy.expiresAt, now)}.`}
        </DescriptionItem>
        <DescriptionItem term="On leak report" icon="alert">
          {LEAK_SENTENCES[policy.leakReaction]}
        </DescriptionItem>
        {(policy.note !== null || policy.tags.length > 0) && (
          <DescriptionItem term="Note" icon="edit">
            {policy.note}
            {policy.tags.length > 0 && <ChipList values={policy.tags} />}
          </DescriptionItem>
        )}
      </DescriptionList>
    </Card>
  );
}

function Sentence({ phrases }: { phrases: Phrase[] }) {
  return phrases.map(({ text, mono }, index) =>
    mono ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the words of a sentence keep their order
      <code key={index} className="font-mono text-[0.923em]">
        {text}
      </code>
    ) : (
      text
    ),
  );
}
