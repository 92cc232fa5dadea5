import type { GameView } from '../game-view.ts';

/** MLB's status object for a view. `startTimeTBD`: game 2 of a traditional doubleheader has no time of its own. */
export function statusJson(view: GameView) {
  const startTimeTBD =
    view.phase === 'scheduled' && view.game.doubleHeader === 'Y' && view.game.gameNumber === 2;
  switch (view.phase) {
    case 'scheduled':
      return {
        abstractGameState: 'Preview',
        codedGameState: 'S',
        detailedState: 'Scheduled',
        statusCode: 'S',
        startTimeTBD,
        abstractGameCode: 'P',
      };
    case 'postponed':
      return {
        abstractGameState: 'Final',
        codedGameState: 'D',
        detailedState: 'Postponed',
        statusCode: 'DI',
        startTimeTBD,
        reason: 'Inclement Weather',
        abstractGameCode: 'F',
      };
    case 'live':
      return {
        abstractGameState: 'Live',
        codedGameState: 'I',
        detailedState: 'In Progress',
        statusCode: 'I',
        startTimeTBD,
        abstractGameCode: 'L',
      };
    case 'suspended':
      return {
        abstractGameState: 'Live',
        codedGameState: 'U',
        detailedState: 'Suspended: Rain',
        statusCode: 'UR',
        startTimeTBD,
        reason: 'Rain',
        abstractGameCode: 'L',
      };
    case 'final':
      return view.game.script === 'rainShortened'
        ? {
            abstractGameState: 'Final',
            codedGameState: 'F',
            detailedState: 'Completed Early: Rain',
            statusCode: 'FR',
            startTimeTBD,
            reason: 'Rain',
            abstractGameCode: 'F',
          }
        : {
            abstractGameState: 'Final',
            codedGameState: 'F',
            detailedState: 'Final',
            statusCode: 'F',
            startTimeTBD,
            abstractGameCode: 'F',
          };
  }
}
