import { statcastPitches } from '../../../schemas/tables/pitches.ts';
import { savantColumns } from '../../../schemas/tables/savant-columns.ts';
import { lineageColumnNames } from '../../../schemas/tables/table-contract.ts';
import type { BusinessRow } from '../lineage.ts';

/** A pitch without its lineage, whoever tells of it. */
export type PitchRow = BusinessRow<typeof statcastPitches>;

/** The columns of a pitch in the order of the contract, without its lineage. */
export const columns = Object.keys(statcastPitches.row.shape).filter(
  (name) => !lineageColumnNames.includes(name),
) as (keyof PitchRow)[]; // the shape of the contract is where the type comes from

/** The columns that Baseball Savant brings, all unknown; in the order of the contract. */
export const unknownToFeed = Object.freeze(
  // The keys are those of the contract, as fromEntries cannot say.
  Object.fromEntries(Object.keys(savantColumns).map((name) => [name, null])) as Record<
    keyof typeof savantColumns,
    null
  >,
);

/** The columns of Savant that the feed has too. */
type MotionColumn = `velocity_${'x' | 'y' | 'z'}_fps` | `acceleration_${'x' | 'y' | 'z'}_fps2`;

/** A pitch as the feed tells it: without the columns that only Baseball Savant brings. */
export type FeedPitchRow = Omit<PitchRow, Exclude<keyof typeof savantColumns, MotionColumn>>;

const noColumns = Object.freeze(Object.fromEntries(columns.map((name) => [name, null])));

/** A pitch of the feed with null for what only Savant knows, in the order of the contract. */
export const completePitch = (row: FeedPitchRow): PitchRow => ({ ...noColumns, ...row }) as PitchRow; // what a FeedPitchRow leaves out may be null

/** What identifies a pitch within its game. */
export const pitchKey = ({
  at_bat_number: atBat,
  pitch_number: pitch,
}: Pick<PitchRow, 'at_bat_number' | 'pitch_number'>): string => `${atBat}/${pitch}`;
