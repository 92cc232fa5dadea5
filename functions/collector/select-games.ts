import { choosePitches, type PitchFile } from '../../shared/domain/pitches/game-pitches.ts';
import { gameStateOf, hasBegun } from '../../shared/sources/statsapi/game-status.ts';
import type { ScheduledGame, UnreadListing } from '../../shared/sources/statsapi/read-schedule.ts';
import { newestListings } from '../../shared/sources/statsapi/stage-rows.ts';
import type { CollectorSettings } from './config.ts';
import type { KnownGame } from './find-known-games.ts';

/** A game whose plays are to be fetched; without a listing when the schedule of the date does not have it. */
export interface WantedGame {
  gamePk: number;
  listing: ScheduledGame | null;
}

/** What is to be done with the games of a date. */
export interface Selection {
  /** One listing per game, of the collected types. */
  listed: ScheduledGame[];
  wanted: WantedGame[];
  /** Begun, but already complete in the warehouse. */
  skipped: number;
}

/** What the choice depends on. */
export interface SelectionInput {
  listings: readonly ScheduledGame[];
  unread: readonly UnreadListing[];
  known: readonly KnownGame[];
  /** Only these, even when complete; null for all that need it. */
  gamePks: readonly number[] | null;
  /** Types that are collected; a game that is asked for by name is collected whatever its type. */
  gameTypes: readonly string[];
  /** What Baseball Savant has tonight, by game. */
  pitchFiles: ReadonlyMap<number, PitchFile>;
  settings: Pick<CollectorSettings, 'staleAfterMs'>;
  now: Date;
}

/**
 * Which games need their plays: those that have begun and are not complete in the warehouse. A scheduled, postponed or cancelled
 * game needs none. A game that was in progress when it was last read, longer ago than a day, is read again whatever its listing says.
 * A complete game is read again when Baseball Savant has its pitches now, or has revised them.
 * Last comes a game whose listing cannot be read: its feed may tell more, and otherwise it fails by its name.
 */
export function selectGames({
  listings,
  unread,
  known,
  gamePks,
  gameTypes,
  pitchFiles,
  settings,
  now,
}: SelectionInput): Selection {
  const knownByPk = new Map(known.map((game) => [game.gamePk, game]));
  const isAsked = (gamePk: number): boolean => gamePks?.includes(gamePk) ?? false;
  const listed = newestListings(listings).filter(
    ({ header }) => gameTypes.includes(header.gameType) || isAsked(header.gamePk),
  );
  const listingByPk = new Map(listed.map((listing) => [listing.header.gamePk, listing]));
  const begun = listed.filter(({ header }) => hasBegun(header.status.state));
  if (gamePks !== null) {
    const wanted = [...new Set(gamePks)]
      .map((gamePk) => ({ gamePk, listing: listingByPk.get(gamePk) ?? null }))
      .filter(({ listing }) => listing === null || hasBegun(listing.header.status.state));
    return { listed, wanted, skipped: 0 };
  }
  const complete = begun.filter(({ header }) => {
    const game = knownByPk.get(header.gamePk);
    return game?.isComplete === true && !bringsPitches(pitchFiles.get(header.gamePk), game);
  });
  const wanted: WantedGame[] = begun
    .filter((listing) => !complete.includes(listing))
    .map((listing) => ({ gamePk: listing.header.gamePk, listing }));
  const isWanted = new Set(begun.map(({ header }) => header.gamePk));
  for (const game of known) {
    if (isWanted.has(game.gamePk) || !isStale(game, settings.staleAfterMs, now)) continue;
    wanted.push({ gamePk: game.gamePk, listing: listingByPk.get(game.gamePk) ?? null });
  }
  for (const { gamePk, gameType, state } of unread) {
    const isCollected = gameType === null || gameTypes.includes(gameType);
    const mayHaveBegun = hasBegun(state) || state === 'unknown';
    if (!isCollected || !mayHaveBegun || knownByPk.get(gamePk)?.isComplete === true) continue;
    if (listingByPk.has(gamePk) || wanted.some((game) => game.gamePk === gamePk)) continue;
    wanted.push({ gamePk, listing: null });
  }
  return { listed, wanted, skipped: complete.length };
}

/** Whether Savant has pitches of a game that the warehouse lacks, or has revised them. */
const bringsPitches = (file: PitchFile | undefined, { savant }: KnownGame): boolean =>
  file !== undefined &&
  file.contentSha256 !== savant?.contentSha256 &&
  choosePitches(file, savant).kind === 'given';

function isStale(game: KnownGame, staleAfterMs: number, now: Date): boolean {
  const state = gameStateOf(game.codedState);
  if (game.isComplete || (state !== 'live' && state !== 'suspended')) return false;
  return now.getTime() - Date.parse(game.ingestedAt) > staleAfterMs;
}

/**
 * Whether the schedule's row of a game may be staged. Never over a complete game. An old postponement says something only while
 * its make-up date lies ahead and is not known: from that date on the make-up's own listing speaks, which may be on its way to the
 * warehouse while the old date is collected again.
 */
export function mayStageListing(listing: ScheduledGame, known: readonly KnownGame[], today: string): boolean {
  const { gamePk, gameDate, status } = listing.header;
  const isOldPostponement = status.state === 'postponed' && gameDate > listing.listingDate;
  if (isOldPostponement && gameDate <= today) return false;
  const game = known.find((candidate) => candidate.gamePk === gamePk);
  if (game === undefined) return true;
  if (game.isComplete) return false;
  return !isOldPostponement || game.gameDate !== gameDate || gameStateOf(game.codedState) === 'postponed';
}
