/** How long objects of a prefix are kept, and what happens then. */
export interface RetentionRule {
  zone: 'raw' | 'staging' | 'operational';
  prefix: string;
  days: number;
  /** `cold`: moved to a colder storage class where there is one; never deleted, as a rebuild starts from it. */
  afterwards: 'cold' | 'delete';
}

/** Days by zone. Curated and served objects have no rule and are kept for ever, but for old models (model-retention.ts). */
export interface RetentionDays {
  raw: number;
  staging: number;
  operational: number;
}

/** The defaults. */
export const defaultRetentionDays: RetentionDays = { raw: 90, staging: 365, operational: 400 };

/** The rules for so many days. */
export const retentionRules = ({ raw, staging, operational }: RetentionDays): readonly RetentionRule[] => [
  { zone: 'raw', prefix: 'raw/', days: raw, afterwards: 'cold' },
  { zone: 'staging', prefix: 'staging/', days: staging, afterwards: 'delete' },
  { zone: 'staging', prefix: 'validated/', days: staging, afterwards: 'delete' },
  { zone: 'operational', prefix: 'quality/', days: operational, afterwards: 'delete' },
  { zone: 'operational', prefix: 'metrics/', days: operational, afterwards: 'delete' },
  { zone: 'operational', prefix: 'manifests/', days: operational, afterwards: 'delete' },
];

/** An object as retention sees it. */
export interface StoredObject {
  key: string;
  bytes: number;
}

/** What retention decides of an object that is old enough. */
export interface RetentionDecision {
  object: StoredObject;
  rule: RetentionRule;
  /** `referenced`: old enough, but something current speaks of it. */
  outcome: 'cold' | 'delete' | 'referenced';
}

const dayMs = 24 * 60 * 60 * 1_000;

/**
 * Since when an object is there, by its key: the start of the run that wrote it, else the game date it belongs to. null when the key
 * names neither; such an object is never old.
 */
export function writtenAtMs(key: string): number | null {
  const run = /\/run=(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-/.exec(key);
  const gameDate = /\/game_date=(\d{4}-\d\d-\d\d)\//.exec(key)?.[1];
  if (run === null && gameDate === undefined) return null;
  const [, year, month, day, hour, minute, second] = run ?? [];
  const at = Date.parse(
    run === null ? `${gameDate}T00:00:00Z` : `${year}-${month}-${day}T${hour}:${minute}:${second}Z`,
  );
  return Number.isNaN(at) ? null : at;
}

/** Decides of every object older than its rule. Younger objects, and those without a rule, are not mentioned. */
export function decideRetention(
  objects: readonly StoredObject[],
  rules: readonly RetentionRule[],
  referenced: ReadonlySet<string>,
  nowMs: number,
): RetentionDecision[] {
  return objects.flatMap((object): RetentionDecision[] => {
    const rule = rules.find(({ prefix }) => object.key.startsWith(prefix));
    const writtenAt = writtenAtMs(object.key);
    if (rule === undefined || writtenAt === null || nowMs - writtenAt <= rule.days * dayMs) return [];
    const isKept = rule.afterwards === 'delete' && referenced.has(object.key);
    return [{ object, rule, outcome: isKept ? 'referenced' : rule.afterwards }];
  });
}

/** Every text in a JSON value, at any depth: the keys that a pointer, a snapshot or an event speaks of are among them. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}
