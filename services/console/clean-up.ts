import { z } from 'zod';
import { readVariables } from '../../shared/domain/read-variables.ts';
import {
  decideRetention,
  defaultRetentionDays,
  type RetentionDays,
  type RetentionDecision,
  retentionRules,
} from '../../shared/domain/retention.ts';
import { readLetters } from './dead-letters.ts';
import type { EmbeddedPorts } from './embedded-ports.ts';
import { type ExpiredRows, expireOldRows } from './expire-rows.ts';
import { findReferencedKeys } from './find-referenced.ts';
import { type PlannedVersion, planModelCleanup } from './models/plan-model-cleanup.ts';

const days = (standard: number) => z.coerce.number().int().min(1).default(standard);

const variables = z.object({
  RETENTION_RAW_DAYS: days(defaultRetentionDays.raw),
  RETENTION_STAGING_DAYS: days(defaultRetentionDays.staging),
  RETENTION_OPERATIONAL_DAYS: days(defaultRetentionDays.operational),
});

/** Days that each zone keeps, from environment variables. Throws CONFIG_INVALID. */
export function readRetentionDays(environment: Readonly<Record<string, string | undefined>>): RetentionDays {
  const {
    RETENTION_RAW_DAYS: raw,
    RETENTION_STAGING_DAYS: staging,
    RETENTION_OPERATIONAL_DAYS: operational,
  } = readVariables(variables, environment, 'Retention is set wrongly');
  return { raw, staging, operational };
}

type CleanUpPorts = Pick<EmbeddedPorts, 'objects' | 'warehouse' | 'clock'>;

/** What retention decides of the objects, and the keys that something current speaks of. Reads only. */
async function planCleanup(
  { objects, warehouse, clock }: CleanUpPorts,
  retention: RetentionDays,
): Promise<{ plan: RetentionDecision[]; referenced: Set<string> }> {
  const stored = await objects.list('');
  const letters = await readLetters(warehouse, { status: 'open' });
  const referenced = await findReferencedKeys(
    objects,
    new Set(stored.map(({ key }) => key)),
    letters.map(({ payload }) => payload),
  );
  const plan = decideRetention(stored, retentionRules(retention), referenced, clock.now().getTime());
  return { plan, referenced };
}

/** What was found to be too old, and what of it goes. */
export interface CleanUp {
  plan: RetentionDecision[];
  expired: ExpiredRows[];
  versions: PlannedVersion[];
  /** Objects that were deleted, or would be. */
  going: { key: string; bytes: number }[];
}

/**
 * Deletes objects and rows that are older than their zone keeps, except what something current speaks of, and models beyond the newest
 * ten of a system; `isDryRun`: finds them only.
 */
export async function cleanUp(
  ports: CleanUpPorts,
  retention: RetentionDays,
  { isDryRun }: { isDryRun: boolean },
): Promise<CleanUp> {
  const { plan, referenced } = await planCleanup(ports, retention);
  const expired = await expireOldRows(ports, retention, referenced, { isDryRun });
  const versions = await planModelCleanup(ports);
  const going = [
    ...plan.filter(({ outcome }) => outcome === 'delete').map(({ object }) => object),
    ...versions.filter(({ outcome }) => outcome === 'delete').flatMap(({ objects }) => objects),
  ];
  if (!isDryRun) for (const { key } of going) await ports.objects.delete(key);
  return { plan, expired, versions, going };
}
