/** Columns of Retrosheet's CSV files, of the register and of the list of parks: 2010 to 2017, and what the layout since 2025 has more. */
const names = `
  gid visteam hometeam site date number starttime daynight innings tiebreaker usedh htbf timeofgame attendance fieldcond precip sky temp
  winddir windspeed oscorer forfeit umphome ump1b ump2b ump3b umplf umprf wp lp save gametype vruns hruns wteam lteam line batteries
  lineups box pbp season suspend
  team lob mgr stattype opp wl vishome win loss tie d_po d_a d_e d_dp d_tp d_pb d_wp d_sb d_cs
  id last first bat throw pos b_lp b_seq dh ph pr p_seq p_gs p_gf p_cg
  b_pa b_ab b_r b_h b_d b_t b_hr b_rbi b_sh b_sf b_hbp b_w b_iw b_k b_sb b_cs b_gdp b_xi b_roe
  p_ipouts p_noout p_bfp p_h p_d p_t p_hr p_r p_er p_w p_iw p_k p_hbp p_wp p_bk p_sh p_sf p_sb p_cs p_pb
  g g_p g_sp g_rp g_c g_1b g_2b g_3b g_ss g_lf g_cf g_rf g_of g_dh g_ph g_pr first_g last_g
  key_mlbam key_retro key_bbref key_fangraphs key_person key_uuid key_bbref_minors key_npb key_sr_nfl key_sr_nba key_sr_nhl key_wikidata
  name_last name_first name_given name_suffix name_matrilineal name_nick birth_year birth_month birth_day death_year death_month death_day
  pro_played_first pro_played_last mlb_played_first mlb_played_last
  ID Country State City First Last`;

const known: ReadonlySet<string> = new Set([...names.trim().split(/\s+/), 'Park Name']);
/** Innings, the starting line-up and fielders by place. */
const numbered = /^(inn|start_l|start_f)\d+$/;

/** Columns that nobody has described. */
export const unknownColumns = (header: readonly string[]): string[] =>
  header.filter((name) => !known.has(name) && !numbered.test(name));
