import type { BundleFinding } from '../../../schemas/bundle.ts';
import { type FieldWatch, unknownFieldsFinding, watchFields } from '../unknown-fields.ts';
import { knownFields } from './known-fields.ts';

/** Endpoints of statistics answer in one form. */
const formOf: Readonly<Record<string, string>> = {
  player_stats: 'stats',
  team_stats: 'stats',
  game_log: 'stats',
};

const watches = new Map<string, FieldWatch>(
  Object.entries(knownFields).map(([endpoint, known]) => [endpoint, watchFields(known)]),
);

/** Members of an answer of the Stats API that nobody has described; of an endpoint that nobody watches none. */
export const unknownFieldsOf = (endpoint: string, json: unknown): string[] =>
  watches.get(formOf[endpoint] ?? endpoint)?.(json) ?? [];

/** The finding that says so. */
export const unknownFieldsFindings = (endpoint: string, json: unknown): BundleFinding[] =>
  unknownFieldsFinding(endpoint, unknownFieldsOf(endpoint, json));

/** Counts unknown members over the answers of a dataset: one finding for each endpoint, however many answers have them. */
export function countUnknownFields(): {
  add(endpoint: string, json: unknown): void;
  findings(): BundleFinding[];
} {
  const byEndpoint = new Map<string, { answers: number; fields: Set<string> }>();
  return {
    add: (endpoint, json) => {
      const fields = unknownFieldsOf(endpoint, json);
      if (fields.length === 0) return;
      const counted = byEndpoint.get(endpoint) ?? { answers: 0, fields: new Set<string>() };
      byEndpoint.set(endpoint, counted);
      counted.answers += 1;
      for (const field of fields) counted.fields.add(field);
    },
    findings: () =>
      [...byEndpoint].flatMap(([endpoint, { answers, fields }]) =>
        unknownFieldsFinding(`${endpoint} (${answers} answer${answers === 1 ? '' : 's'})`, [...fields]),
      ),
  };
}
