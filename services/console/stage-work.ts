/** The work of stages that a run over many dates shares between threads (see work-threads.ts). */
export { feedToBundle } from '../../functions/collector/feed-to-bundle.ts';
export { judgeGame } from '../../functions/validator/judge-game.ts';
