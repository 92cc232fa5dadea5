"""pitcher_features_daily."""
import pandas as pd

from sums import window_sums

COUNTS = ["starts", "batters_faced", "strikeouts", "walks", "home_runs", "hit_batters", "runs", "outs"]


def pitcher_windows(facts, slate):
    lines = facts.pitching
    year_ago = slate.day - pd.Timedelta(days=365)
    lines = lines[(lines.game_date < slate.day) & (lines.game_date >= year_ago) & (lines.completed_at < slate.cutoff_at)]
    ago = (slate.day - lines.game_date).dt.days
    starts = lines[lines.is_starter]
    start_ago = ago[lines.is_starter]
    parts = [window_sums(starts, "player_id", COUNTS, "_365d")]
    parts += [window_sums(starts[start_ago <= days], "player_id", COUNTS, f"_{days}d") for days in (7, 14, 30, 60)]
    pitcher = pd.concat(parts, axis=1).fillna(0).rename_axis("player_id")
    pitcher["rest_days"] = ago.groupby(lines.player_id).min() - 1
    last = starts.sort_values(["completed_at", "game_pk"]).drop_duplicates("player_id", keep="last").set_index("player_id")
    pitcher["team_id"] = last.team_id
    pitcher["last_start_pitches"] = last.pitches
    pitcher["feature_date"] = slate.day
    return pitcher.reset_index().rename(columns={"player_id": "pitcher_id"})
