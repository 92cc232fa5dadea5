/** Name of the system in tables, keys and pointers. */
export const GAME_OUTCOME_ID = 'game_outcome';

/** Name of the variant that looks at the opening line: models, pointers and predictions of its own. */
export const WITH_OPEN_LINE_ID = 'game_outcome_with_open_line';

/** The variants: without any market input, and with the opening line. */
export const variants = ['no_market', 'with_open_line'] as const;

/** See {@link variants}. */
export type Variant = (typeof variants)[number];

/** The system that a variant's models, pointers and predictions go by. */
export const systemOfVariant = (variant: Variant): typeof GAME_OUTCOME_ID | typeof WITH_OPEN_LINE_ID =>
  variant === 'no_market' ? GAME_OUTCOME_ID : WITH_OPEN_LINE_ID;
