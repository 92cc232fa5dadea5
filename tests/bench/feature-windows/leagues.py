"""Rates of the league as known on a morning: this season so far, leaning on the season before."""
PRIOR_TEAM_GAMES, PLATE_APPEARANCES = 150, 38
COUNTS = ["games", "plate_appearances", "strikeouts", "walks", "home_runs", "hits", "on_base", "runs_scored"]
COUNTS += ["starter_batters_faced", "starter_strikeouts", "reliever_batters_faced", "reliever_strikeouts"]
# An ordinary team-game, before any game was seen.
ORDINARY = dict(zip(COUNTS, [1, 38, 7.4, 3, 0.98, 8.7, 12.1, 4.25, 25.1, 4.7, 12.9, 2.75]))

GAME_MEANS = {"runs_scored": 4.5, "strikeouts": 7, "walks": 3.2, "early_runs": 2.5}
RATES = {"strikeouts": 0.19, "walks": 0.085, "home_runs": 0.026, "hits": 0.233, "on_base": 0.32}


def league_counts(known, season):
    """Sums of team-games whose ratios are the league's rates: of the models of players."""
    before = known[known.season == season - 1][COUNTS]
    last = before.mean().to_dict() if len(before) > 0 else ORDINARY
    now = known[known.season == season][COUNTS].sum()
    return {count: now[count] + PRIOR_TEAM_GAMES * last[count] for count in COUNTS}


def league_means(known, season):
    """Means a team-game and rates a plate appearance: of the ratings of teams."""
    before, now = known[known.season == season - 1], known[known.season == season]
    games = {}
    for name, usual in GAME_MEANS.items():
        last = before[name].mean() if len(before) > 0 else usual
        games[name] = (now[name].sum() + PRIOR_TEAM_GAMES * last) / (now[name].count() + PRIOR_TEAM_GAMES)
    rates, size = {}, PRIOR_TEAM_GAMES * PLATE_APPEARANCES
    for name, usual in RATES.items():
        last = before[name].sum() / before.plate_appearances.sum() if len(before) > 0 else usual
        rates[name] = (now[name].sum() + size * last) / (now.plate_appearances.sum() + size)
    return games, rates
