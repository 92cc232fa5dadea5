import { emptyTally, tallyPlayers } from '../game/box-tally.ts';
import { firstStartMs, gameViewAt } from '../game-view.ts';
import type { Player } from '../players.ts';
import type { ScheduledGame } from '../season-calendar.ts';
import type { World } from '../world.ts';
import { inningsPitched } from './box-score.ts';
import { personReference, teamAt, teamReference } from './references.ts';

/** A man's game log of a season, as `hydrate=stats(type=[gameLog])` adds it to a person. */
export function gameLogJson(world: World, player: Player, season: number, nowMs: number) {
  const games = world.calendar(season).byTeam[player.teamIndex] ?? [];
  const lines = games
    .filter((game) => firstStartMs(game) < nowMs)
    .flatMap((game) => lineJson(world, game, player, nowMs));
  return (['hitting', 'pitching'] as const).flatMap((group) => {
    const splits = lines.filter((line) => line.group === group).map(({ split }) => split);
    if (splits.length === 0) return [];
    return [{ type: { displayName: 'gameLog' }, group: { displayName: group }, exemptions: [], splits }];
  });
}

function lineJson(world: World, game: ScheduledGame, player: Player, nowMs: number) {
  const view = gameViewAt(world, game, nowMs);
  if (view.phase !== 'final') return [];
  const isHome = game.homeIndex === player.teamIndex;
  const club = isHome ? view.record.home : view.record.away;
  const appearance = club.appearances.find((one) => one.player.id === player.id);
  if (appearance === undefined) return [];
  const tally = tallyPlayers(view.plays).get(player.id) ?? emptyTally();
  const isPitcher = appearance.battingOrder === null;
  const { home, away } = view.record.score;
  const stat = isPitcher
    ? { gamesPlayed: 1, ...tally.pitching, inningsPitched: inningsPitched(tally.pitching.outs) }
    : { gamesPlayed: 1, ...tally.batting };
  return [
    {
      group: isPitcher ? 'pitching' : 'hitting',
      split: {
        season: String(game.season),
        stat,
        team: teamReference(teamAt(player.teamIndex)),
        player: personReference(player),
        opponent: teamReference(teamAt(isHome ? game.awayIndex : game.homeIndex)),
        date: game.officialDate,
        gameType: 'R',
        isHome,
        isWin: isHome === home > away,
        game: {
          gamePk: game.gamePk,
          link: `/api/v1.1/game/${game.gamePk}/feed/live`,
          gameNumber: game.gameNumber,
          dayNight: game.dayNight,
        },
      },
    },
  ];
}
