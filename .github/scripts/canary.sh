#!/usr/bin/env bash
# A new revision of the prediction API gets traffic in steps, and everything only when it answers like the one before.
#   canary.sh hold      before terraform apply: what answers now goes on answering, whatever revision is made
#   canary.sh release   after it: 5% for the newest revision, smoke tests beside the old one, then 100%, or back
# Needs REGION, and for release DEPLOYER (the service account that the token is for).
set -euo pipefail

service=${SERVICE:-prediction-api}
rounds=${ROUNDS:-10}
pause_seconds=${PAUSE_SECONDS:-30}
paths=(/docs/json /teams /predictions /models)

describe() { gcloud run services describe "$service" --region="$REGION" --format=json; }
# An expression over the description of the service, `it`.
ask() { node --print "const it = JSON.parse(require('node:fs').readFileSync(0, 'utf8')); $1"; }
route() { gcloud run services update-traffic "$service" --region="$REGION" --quiet "$@" >/dev/null; }
serving() { ask "(it.status.traffic ?? []).toSorted((a, b) => (b.percent ?? 0) - (a.percent ?? 0))[0]?.revisionName ?? ''"; }
address() { ask "it.status.traffic.find(({ tag }) => tag === '$1').url"; }

hold() {
  local found
  found=$(gcloud run services list --region="$REGION" --filter="metadata.name=$service" --format="value(metadata.name)")
  if [ -z "$found" ]; then
    echo "$service is not there yet: nothing to hold"
    return
  fi
  local stable
  stable=$(describe | serving)
  route --to-revisions="$stable=100"
  echo "$stable goes on answering"
}

status_of() {
  curl --silent --output /dev/null --write-out '%{http_code}' --max-time 60 --header "Authorization: Bearer $token" "$1" || true
}

# Every address answers as the revision before answers it, and the API describes itself.
smoke() {
  local path old new
  for path in "${paths[@]}"; do
    old=$(status_of "$stable_url$path")
    new=$(status_of "$candidate_url$path")
    if [ "$new" != "$old" ] || { [ "$path" = /docs/json ] && [ "$new" != 200 ]; }; then
      echo "$path: $new, before: $old"
      return 1
    fi
  done
}

release() {
  local description stable candidate url
  description=$(describe)
  stable=$(serving <<<"$description")
  candidate=$(ask "it.status.latestReadyRevisionName" <<<"$description")
  if [ "$stable" = "$candidate" ]; then
    echo "$stable is the newest revision and answers already"
    return
  fi

  trap 'route --to-revisions="'"$stable"'=100" --clear-tags; echo "back to '"$stable"'"' EXIT
  route --to-revisions="$candidate=5,$stable=95" --update-tags="candidate=$candidate,stable=$stable"
  description=$(describe)
  url=$(ask "it.status.url" <<<"$description")
  candidate_url=$(address candidate <<<"$description")
  stable_url=$(address stable <<<"$description")
  token=$(gcloud auth print-identity-token --impersonate-service-account="$DEPLOYER" --audiences="$url")
  for ((round = 1; round <= rounds; round += 1)); do
    smoke
    sleep "$pause_seconds"
  done
  route --to-revisions="$candidate=100" --clear-tags
  trap - EXIT
  echo "$candidate answers everything"
}

case "${1:-}" in
  hold) hold ;;
  release) release ;;
  *)
    echo "usage: canary.sh hold|release" >&2
    exit 2
    ;;
esac
