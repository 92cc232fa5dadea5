import { onTestFinished } from 'vitest';
import type { SqlRow } from '../../shared/ports/warehouse.ts';
import { type FeatureWorld, featureSettings, type LoadedFacts, openFeatureWorld } from './feature-world.ts';
import { makeSeason, type SeasonGame, unplayed } from './season-rows.ts';

/** A feature engine with an empty warehouse that goes when the running test ends. */
export async function featureWorld(datesPerQueryMax = 31): Promise<FeatureWorld> {
  const opened = await openFeatureWorld({ ...featureSettings, datesPerQueryMax });
  onTestFinished(opened.close);
  return opened;
}

/** A date whose games are predicted after ten days of games. */
export const slate = '2026-04-11';
/** The ten days before the slate. */
export const earlierGames = makeSeason('2026-04-01', 10);
/** The games of the slate, played. */
export const slateGames = makeSeason('2026-04-01', 11).filter(({ date }) => date === slate);
/** What is known in the morning of the slate. */
export const knownGames = [...earlierGames, ...slateGames.map(unplayed)];

/** The feature rows of the slate after it was built from some games and other facts. */
export async function slateFeatures(
  games: readonly SeasonGame[],
  cutoffAt: string | null = null,
  facts: readonly LoadedFacts[] = [],
): Promise<Record<'teams' | 'pitchers' | 'games' | 'contexts' | 'relievers', SqlRow[]>> {
  const { loadRows, loadFacts, requestSlate, features } = await featureWorld();
  await loadRows(games);
  for (const loaded of facts) await loadFacts(loaded);
  await requestSlate(slate, cutoffAt);
  const { teams, pitchers, games: gameRows, contexts, relievers } = await features();
  const isOfSlate = (row: { feature_date?: unknown }) => row.feature_date === slate;
  return {
    teams: teams.filter(isOfSlate),
    pitchers: pitchers.filter(isOfSlate),
    games: gameRows.filter(isOfSlate),
    contexts: contexts.filter(isOfSlate),
    relievers: relievers.filter(isOfSlate),
  };
}

/** What is known when one of its games is another. */
export const knownGamesWith = (changed: SeasonGame): SeasonGame[] => [
  ...knownGames.filter(({ gamePk }) => gamePk !== changed.gamePk),
  changed,
];

/** The first of some games. */
export const firstGame = (games: readonly SeasonGame[]): SeasonGame => {
  const [game] = games;
  if (game === undefined) throw new Error('no game');
  return game;
};
