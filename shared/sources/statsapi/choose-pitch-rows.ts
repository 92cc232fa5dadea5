import type { BundleFinding } from '../../../schemas/bundle.ts';
import type { savantGames } from '../../../schemas/tables/pitches.ts';
import type { BusinessRow } from '../../domain/lineage.ts';
import {
  isWholeCount,
  type KnownPitches,
  type PitchFile,
  type PitchSupply,
  pitchFileKnownAt,
} from '../../domain/pitches/game-pitches.ts';
import { type MergedPitches, mergePitches } from '../../domain/pitches/merge-pitches.ts';
import { completePitch, type FeedPitchRow, type PitchRow } from '../../domain/pitches/pitch-row.ts';
import { type GameDocument, gameKnownAt, isComplete } from './game-document.ts';
import { readObject, readText } from './json-access.ts';

/** The pitch rows of a game as they are staged, in order. */
export interface ChosenPitches {
  /** Rows of one source follow each other only by chance: each has its own lineage. */
  rows: { row: PitchRow | FeedPitchRow; source: string; knownAt: string }[];
  /** The row of `savant_games`, when Savant's pitches are, or stay, in the table. */
  savantGame: BusinessRow<typeof savantGames> | null;
}

/** Above this share of contradictions a file tells of another game, or its columns are shifted: nothing of it is taken. */
const contradictedShareMax = 0.1;

/**
 * Chooses the pitch rows of a complete game: Savant's united with the feed's, none where the better rows of the warehouse stay,
 * else the feed's. What is odd goes to the document's findings. Before its end a game has the feed's rows only.
 */
export function choosePitchRows(
  document: GameDocument,
  feedRows: readonly FeedPitchRow[],
  feedSource: string,
  supply: PitchSupply,
): ChosenPitches {
  const { header, findings } = document;
  const knownAt = gameKnownAt(document);
  const fromFeed: ChosenPitches = {
    rows: feedRows.map((row) => ({ row, source: feedSource, knownAt })),
    savantGame: null,
  };
  if (supply.kind === 'feed_only' || !isComplete(document)) return fromFeed;
  const savantGame = ({ pitches, contentSha256 }: KnownPitches): ChosenPitches['savantGame'] => ({
    game_pk: header.gamePk,
    game_date: header.gameDate,
    pitches,
    content_sha256: contentSha256,
  });
  if (supply.kind === 'kept') {
    findings.push(found('PITCHES_KEPT', `${supply.known.pitches} pitches of Savant stay as they are`));
    return { rows: [], savantGame: savantGame(supply.known) };
  }
  if (supply.kind === 'missing') {
    findings.push(found('PITCHES_FEED_ONLY', `Savant has none; ${feedRows.length} of the feed stand in`));
    return fromFeed;
  }
  const { file } = supply;
  const merged = mergePitches(
    file.rows.map((row) => ({ ...row, game_date: header.gameDate })),
    feedRows.map(completePitch),
  );
  const refusal = whyRefused(document, file, merged, feedRows.length);
  if (refusal !== null) {
    findings.push(found('PITCHES_DIFFER', `nothing of Savant is taken: ${refusal}`));
    return fromFeed;
  }
  findings.push(...differences(merged, file.rows.length, feedRows.length));
  const savantKnownAt = pitchFileKnownAt(knownAt, file.fetchedAt);
  return {
    rows: merged.pitches.map(({ row, isPrimary }) =>
      isPrimary ? { row, source: file.source, knownAt: savantKnownAt } : { row, source: feedSource, knownAt },
    ),
    savantGame: savantGame({ pitches: file.rows.length, contentSha256: file.contentSha256 }),
  };
}

const found = (code: BundleFinding['code'], message: string): BundleFinding => ({
  code,
  path: 'pitches',
  message,
});

/** Why a file cannot be of this game, or null. */
function whyRefused(
  { teams }: GameDocument,
  file: PitchFile,
  { contradicted }: MergedPitches,
  feedPitches: number,
): string | null {
  const abbreviation = (side: 'home' | 'away') => readText(readObject(teams[side])['abbreviation']) ?? '';
  const [away, home] = [abbreviation('away'), abbreviation('home')];
  if (home !== away && file.teams === `${home}@${away}`) return 'home and away are swapped';
  const compared = Math.max(1, Math.min(file.rows.length, feedPitches));
  return contradicted.length > compared * contradictedShareMax
    ? `${contradicted.length} of ${compared} pitches contradict the feed`
    : null;
}

/** One finding for each kind of difference, with the first pitches it touches (plate appearance/pitch). */
function differences(merged: MergedPitches, savantPitches: number, feedPitches: number): BundleFinding[] {
  const { contradicted, onlyPrimary, onlyFeed } = merged;
  const touched = (keys: readonly string[], says: string): BundleFinding[] =>
    keys.length === 0
      ? []
      : [found('PITCHES_DIFFER', `${keys.length} ${says}: ${keys.slice(0, 5).join(' ')}`)];
  return [
    ...touched(contradicted, 'pitches are told differently, the feed is believed in their plate appearances'),
    ...touched(onlyPrimary, 'pitches are only in Savant'),
    ...touched(onlyFeed, 'pitches are only in the feed'),
    ...(isWholeCount(savantPitches, feedPitches)
      ? []
      : [found('PITCHES_FEED_ONLY', `Savant has ${savantPitches} of ${feedPitches} pitches`)]),
  ];
}
