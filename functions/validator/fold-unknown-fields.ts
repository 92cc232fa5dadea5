import { bundleRules } from '../../shared/domain/validation/bundle-rules.ts';
import { type Finding, findingOf } from '../../shared/domain/validation/rule.ts';
import type { Verdicts } from './validate-bundles.ts';

const isUnknownField = ({ rule }: Finding): boolean => rule === bundleRules.sourceFieldUnknown.id;

/**
 * A new field stands in the feed of every game of a date: it is told once, with the number of games, among the findings of the
 * schedule. Without a schedule (games collected again) the games keep what was said of them. `unknownFields` has all of it in words.
 */
export function foldUnknownFields(verdicts: Verdicts): { verdicts: Verdicts; unknownFields: string[] } {
  const games = new Map<string, number>();
  for (const { findings } of verdicts.games)
    for (const { message } of findings.filter(isUnknownField))
      games.set(message, (games.get(message) ?? 0) + 1);
  const ofGames = [...games].map(
    ([message, count]) => `${count} of ${verdicts.games.length} games: ${message}`,
  );
  const ofOthers = [verdicts.schedule, ...verdicts.datasets].flatMap((verdict) =>
    (verdict?.findings ?? []).filter(isUnknownField).map(({ message }) => message),
  );
  const unknownFields = [...ofGames, ...ofOthers];
  const { schedule } = verdicts;
  if (schedule === null || ofGames.length === 0) return { verdicts, unknownFields };
  const folded = ofGames.map((message) => findingOf(bundleRules.sourceFieldUnknown, message));
  return {
    unknownFields,
    verdicts: {
      ...verdicts,
      games: verdicts.games.map((game) => ({
        ...game,
        findings: game.findings.filter((finding) => !isUnknownField(finding)),
      })),
      schedule: { ...schedule, findings: [...schedule.findings, ...folded] },
    },
  };
}
