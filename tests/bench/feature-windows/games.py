"""game_features_daily, of the tables of teams and pitchers, and the rates of the league that it leans on."""
import numpy as np
import pandas as pd

from contexts import both_sides
from sums import drawn

DEFAULT_RATES = {"runs": 4.46, "strikeouts": 0.211, "walks": 0.081, "home_runs": 0.03, "hit_batters": 0.009, "outs_per_start": 17}
PRIOR_TEAM_GAMES, PLATE_APPEARANCES = 150, 38
TEAM_GAMES, WIN_RATE_GAMES, PARK_GAMES = 25, 70, 60
# Batters faced that are added to a starter, and how far from the league they are.
STARTER_PRIORS = {"strikeouts": (100, -0.02), "walks": (200, 0.006), "home_runs": (800, 0.002)}
STARTER_PRIORS |= {"hit_batters": (200, 0.001), "runs": (360, 0.2 / 24), "outs": (400, -0.008)}
OUTS_PER_BATTER = 0.704


def league_rates(facts, slate):
    """The season to date leaning on the season before, which leans on the default."""
    games, starts = facts.team_games, facts.pitching
    rates = DEFAULT_RATES
    for season in (slate.day.year - 1, slate.day.year):
        known = games[(games.season == season) & (games.game_date < slate.day) & (games.completed_at < slate.cutoff_at)]
        if known.empty:
            continue
        total = known[["games", "runs_scored", "plate_appearances", "strikeouts", "walks", "home_runs", "hit_by_pitch"]].sum()
        pitched = starts[starts.is_starter & (starts.season == season)]
        pitched = pitched[(pitched.game_date < slate.day) & (pitched.completed_at < slate.cutoff_at)]
        size = PRIOR_TEAM_GAMES * PLATE_APPEARANCES
        events = {"strikeouts": "strikeouts", "walks": "walks", "home_runs": "home_runs", "hit_batters": "hit_by_pitch"}
        rates = {
            **{name: drawn(total[event], total.plate_appearances, rates[name], size) for name, event in events.items()},
            "runs": drawn(total.runs_scored, total.games, rates["runs"], PRIOR_TEAM_GAMES),
            "outs_per_start": drawn(pitched.outs.sum(), len(pitched), rates["outs_per_start"], PRIOR_TEAM_GAMES),
        }
    return pd.DataFrame({"feature_date": [slate.day], **rates})


def game_features(sides, team, pitcher, leagues):
    """Differences and sums of both sides of all games, from the rows of teams and starters."""
    leagues = leagues.set_index("feature_date")
    rates = team_rates(team, leagues.reindex(team.feature_date).set_index(team.index))
    rows = sides[["game_pk", "game_date", "is_home", "team_id", "starter_id"]].rename(columns={"game_date": "feature_date"})
    rows = rows.merge(rates, on=["feature_date", "team_id"])
    starters = rows[["feature_date", "starter_id"]].rename(columns={"starter_id": "pitcher_id"})
    starters = starters.merge(pitcher, how="left", on=["feature_date", "pitcher_id"])
    rows = rows.join(starter_rates(starters, leagues.reindex(rows.feature_date).set_index(rows.index)))
    values = rows.columns.drop(["game_pk", "feature_date", "is_home", "team_id", "starter_id"])
    wide = both_sides(rows, values)
    home, away = (wide[[f"{side}_{name}" for name in values]].set_axis(values, axis=1) for side in ("home", "away"))
    plain = values.drop(["at_home", "on_road", "park"])
    games = (home[plain] - away[plain]).add_suffix("_difference")
    games["venue_split_difference"] = home.at_home - away.on_road
    games["run_environment_60d_sum"] = home.runs_scored_60d + home.runs_allowed_60d + away.runs_scored_60d + away.runs_allowed_60d
    games["starter_fip_365d_sum"] = home.starter_fip_365d + away.starter_fip_365d
    games["park_run_factor"] = home.park
    games["feature_date"] = rows[rows.is_home].set_index("game_pk").feature_date
    return games.reset_index()


def team_rates(team, league):
    rates = team[["feature_date", "team_id"]].assign(elo=team.elo_rating)
    rates["win_rate_season"] = drawn(team.wins_season, team.games_season, 0.5, WIN_RATE_GAMES)
    for window in ("7d", "14d", "30d", "60d", "season"):
        margin = team[f"runs_scored_{window}"] - team[f"runs_allowed_{window}"]
        rates[f"run_margin_{window}"] = drawn(margin, team[f"games_{window}"], 0, TEAM_GAMES)
    for runs in ("runs_scored", "runs_allowed"):
        rates[f"{runs}_60d"] = drawn(team[f"{runs}_60d"], team.games_60d, league["runs"], TEAM_GAMES)
    rates["at_home"] = drawn(team.home_run_margin_season, team.home_games_season, 0, TEAM_GAMES)
    rates["on_road"] = drawn(team.away_run_margin_season, team.away_games_season, 0, TEAM_GAMES)
    for event, name in (("strikeouts", "strikeout"), ("walks", "walk"), ("home_runs", "home_run")):
        size = TEAM_GAMES * PLATE_APPEARANCES
        rates[f"batting_{name}_rate_60d"] = drawn(team[f"{event}_60d"], team.plate_appearances_60d, league[event], size)
    rates["rest_days"] = team.rest_days.fillna(3).clip(upper=3)
    rates["bullpen_pitches_3d"] = team.bullpen_pitches_3d
    home = drawn(team.home_total_runs_365d, team.home_games_365d, 2 * league["runs"], PARK_GAMES)
    rates["park"] = home / drawn(team.away_total_runs_365d, team.away_games_365d, 2 * league["runs"], PARK_GAMES)
    return rates


def starter_rates(pitcher, league):
    """Of a starter without a start: what an unknown one is taken for."""
    counts = pitcher.fillna({column: 0 for column in pitcher.columns if column.endswith(("_60d", "_365d"))})
    means = {**dict(league.items()), "runs": league["runs"] / PLATE_APPEARANCES, "outs": OUTS_PER_BATTER}

    def per_batter(event, window):
        size, offset = STARTER_PRIORS[event]
        return drawn(counts[f"{event}_{window}"], counts[f"batters_faced_{window}"], means[event] + offset, size)

    def fip(window):
        free = per_batter("walks", window) + per_batter("hit_batters", window)
        own = 13 * per_batter("home_runs", window) + 3 * free - 2 * per_batter("strikeouts", window)
        usual = 13 * means["home_runs"] + 3 * (means["walks"] + means["hit_batters"]) - 2 * means["strikeouts"]
        return league["runs"] + 3 * own / per_batter("outs", window) - 3 * usual / means["outs"]

    rates = pd.DataFrame(index=pitcher.index)
    rates["starter_strikeout_rate_365d"] = per_batter("strikeouts", "365d")
    rates["starter_walk_rate_365d"] = per_batter("walks", "365d")
    rates["starter_home_run_rate_365d"] = per_batter("home_runs", "365d")
    rates["starter_runs_rate_365d"] = per_batter("runs", "365d")
    rates["starter_fip_365d"] = fip("365d")
    rates["starter_fip_60d"] = fip("60d")
    rates["starter_outs_per_start_365d"] = drawn(counts.outs_365d, counts.starts_365d, league["outs_per_start"] - 0.6, 4)
    rates["starter_experience"] = np.log1p(counts.starts_365d)
    rates["starter_rest_days"] = pitcher.rest_days.clip(3, 10)
    return rates
