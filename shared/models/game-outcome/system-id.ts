/** Name of the system in tables, keys and pointers. */
export const GAME_OUTCOME_ID = 'game_outcome';
