"""team_rolling_features."""
import pandas as pd

from ratings import MEAN
from sums import window_sums

RESULTS = ["games", "wins", "runs_scored", "runs_allowed"]
BATTING = ["plate_appearances", "strikeouts", "walks", "home_runs"]


def team_windows(facts, ratings, slate):
    games = facts.team_games
    year_ago = slate.day - pd.Timedelta(days=365)
    known = games[(games.game_date < slate.day) & (games.game_date >= year_ago) & (games.completed_at < slate.cutoff_at)]
    ago = (slate.day - known.game_date).dt.days
    parts = [window_sums(known[ago <= days], "team_id", RESULTS, f"_{days}d") for days in (7, 14, 30, 60)]
    season = known[known.season == slate.day.year]
    parts.append(window_sums(season, "team_id", RESULTS, "_season"))
    for is_home, place in ((True, "home"), (False, "away")):
        parts.append(window_sums(season[season.is_home == is_home], "team_id", ["games", "run_margin"], "_season").add_prefix(f"{place}_"))
        parts.append(window_sums(known[known.is_home == is_home], "team_id", ["games", "total_runs"], "_365d").add_prefix(f"{place}_"))
    parts.append(window_sums(known[ago <= 60], "team_id", BATTING, "_60d"))
    parts.append(window_sums(known[ago <= 3], "team_id", ["bullpen_pitches"], "_3d"))
    team = pd.concat(parts, axis=1)
    playing = pd.Index(slate.sides.team_id.unique())
    team = team.reindex(team.index.union(playing)).fillna(0).rename_axis("team_id")
    team["rest_days"] = ago[ago <= 30].groupby(known.team_id).min() - 1
    team["elo_rating"] = ratings.reindex(team.index).fillna(MEAN)
    return team.assign(feature_date=slate.day).reset_index()
