#!/usr/bin/env bash
# Kills `badges` (SIGKILL) at random moments of everything that writes, runs the command again, and looks whether all is
# well: one badge for each completion, no status place twice, an audit log that is whole, no torn or left-over file, a
# doctor without complaints. Then: a full disk, and two processes at once.
# eng/torture.sh [ROUNDS] [SECONDS]: ends after so many rounds (200) or so many seconds (3600), with counts.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

rounds=${1:-200} seconds=${2:-3600}
work=$(mktemp -d "$artifacts/torture.XXXXXX")
seed=${BADGES_SEED:-$RANDOM}
RANDOM=$seed
program="$artifacts/badges/badges"
operations=(issue revoke correct rotate publish backup restore plan deliver)
declare -A killed finished longest
plan= old_plans=0 restores_with_loss=0 lost=0 sampled=0 round=0 checks=0

"$root/eng/badges" --version >/dev/null
trap 'status=$?; [[ -z ${mounted:-} ]] || umount "$mounted" 2>/dev/null; ((status)) || rm -rf "$work"' EXIT

badges() { "$program" --workspace "$workspace" --lang en "$@"; }

# The sample's programmes with fewer forms: RSA takes most of the time and adds no moment worth being killed at.
make_template() {
  "$program" quickstart "$work/template" --no-serve --lang en > "$work/quickstart.log" 2>&1 || [[ $? == 1 ]]
  sed -i '/"ob2-jws"/,/}/d' "$work/template/badges.json"
}

begin_workspace() {
  workspace="$work/demo" rows=0 plan=
  rm -rf "$workspace" "$work/backup.zip"
  cp -a "$work/template" "$workspace"
  printf '受講者番号,氏名,メールアドレス,プログラム名,修了日,合否\n' > "$work/roster.csv"
  add_rows 40
  badges issue "$work/roster.csv" > "$work/log" 2>&1 || trouble "issue failed at the beginning"
  badges backup "$work/backup.zip" > "$work/log" 2>&1 || trouble "backup failed at the beginning"
  badges list > "$work/list.txt"
}

add_rows() {
  local i
  for ((i = 0; i < $1; i++)); do
    rows=$((rows + 1))
    printf 'Q06-TT-%04d,見本 %04d,t%04d@example.jp,MDXQ2-T1-1,2024-12-01,合格\n' $rows $rows $rows >> "$work/roster.csv"
  done
}

# As the last check has listed them.
active() { awk '$5 == "active" && $2 ~ /^Q06-TT/ { print $1 }' "$work/list.txt"; }

# Sets the command line of a round, always with the same effect when it is run again.
prepare() {
  case $1 in
    issue) add_rows 30; command=(issue "$work/roster.csv") ;;
    revoke)
      active | shuf -n 3 --random-source=<(yes $RANDOM) > "$work/revoke.txt"
      command=(revoke --from "$work/revoke.txt" --reason 試験) ;;
    correct)
      id=$(active | shuf -n 1 --random-source=<(yes $RANDOM))
      command=(correct "$id" --name "訂正 $round" --reason 試験) ;;
    rotate) command=(keys rotate) ;;
    publish)
      find "$workspace/public" -type f | shuf -n 20 --random-source=<(yes $RANDOM) | xargs -r rm -f
      command=(publish) ;;
    backup) command=(backup "$work/backup.zip") ;;
    plan)
      add_rows 10
      badges plan "$work/roster.csv" --json > "$work/log" 2>&1 || trouble "plan failed" "$work/log"
      plan=$(sed -n 's/.*"plan":{"id":"\([^"]*\)".*/\1/p' "$work/log")
      [[ -n $plan ]] || trouble "plan has no name" "$work/log"
      command=(issue "$plan") ;;
    deliver)
      rm -rf "$work/delivery"
      batch=$(badges list --json 2>/dev/null | grep '"learner":"Q06-TT.*"status":"active"' | sed -n 's/.*"batch":"\([^"]*\)".*/\1/p' | shuf -n 1)
      command=(deliver "$batch" --out "$work/delivery") ;;
    restore) command=(restore "$work/backup.zip" --accept-loss) ;;
  esac
}

milliseconds() { date +%s%3N; }

# A random moment of the time that the command has taken at most so far.
kill_at_random() {
  local operation=$1 pid
  "$program" --workspace "$workspace" --lang en "${command[@]}" > "$work/killed.log" 2>&1 &
  pid=$!
  sleep "$(awk -v most="${longest[$operation]:-1500}" -v r=$RANDOM 'BEGIN { printf "%.3f", most * r / 32768 / 1000 }')"
  if kill -9 "$pid" 2>/dev/null; then
    killed[$operation]=$((${killed[$operation]:-0} + 1))
  else
    finished[$operation]=$((${finished[$operation]:-0} + 1))
  fi
  wait "$pid" 2>/dev/null || true
  torn
}

run_again() {
  local operation=$1 begun code=0 taken
  # A delivery has its name when it is whole, and is not made twice.
  [[ $operation != deliver || ! -d $work/delivery ]] || return 0
  begun=$(milliseconds)
  badges "${command[@]}" > "$work/again.log" 2>&1 || code=$?
  taken=$(($(milliseconds) - begun))
  ((taken <= ${longest[$operation]:-0})) || longest[$operation]=$taken
  case $operation:$code in
    *:0 | restore:1) ;;
    correct:*) grep -q 'lifecycle\.\(superseded\|nothing-to-correct\)' "$work/again.log" || trouble "correct ended with $code" ;;
    *) trouble "$operation ended with $code when run again" ;;
  esac
  if [[ $operation == restore ]]; then
    local gone
    gone=$(grep -c 'lost, and so revoked' "$work/again.log" || true)
    ((gone == 0)) || { restores_with_loss=$((restores_with_loss + 1)); lost=$((lost + gone)); }
    # What the restore has lost is issued again, by the same roster.
    badges issue "$work/roster.csv" > "$work/log" 2>&1 || trouble "issue failed after a restore"
    badges backup "$work/backup.zip" > "$work/log" 2>&1 || trouble "backup failed after a restore"
    # A plan from before must issue nothing twice, or be refused.
    if [[ -n $plan ]]; then
      code=0
      badges issue "$plan" > "$work/log" 2>&1 || code=$?
      [[ $code == 0 ]] || grep -q '\[plan\.' "$work/log" || trouble "an old plan ended with $code" "$work/log"
      old_plans=$((old_plans + 1)) plan=
    fi
  fi
}

# Every badge of the batch has its picture, its certificate and its line, and nothing lies beside.
delivered() {
  local lines pictures certificates
  lines=$(($(wc -l < "$(find "$work/delivery" -name '*.csv')") - 1))
  pictures=$(find "$work/delivery" -name '*.png' -size +0 | wc -l)
  certificates=$(find "$work/delivery" -name '*.pdf' -size +0 | wc -l)
  ((lines == pictures && lines == certificates && lines > 0)) || trouble "delivered $lines lines, $pictures pictures, $certificates certificates"
  [[ -z $(find "$work" -maxdepth 1 -name 'delivery*' ! -name delivery) ]] || trouble "left over beside the delivery"
}

# Whatever has its name is whole, at any moment.
torn() {
  local file
  while IFS= read -r file; do
    [[ $(tail -c 1 "$file") == '}' ]] || trouble "torn: $file"
  done < <(find "$workspace/public" -name '*.json' -newer "$work/stamp" 2>/dev/null)
}

check() {
  local twice left
  badges doctor > "$work/doctor.log" 2>&1 || trouble "doctor complains" "$work/doctor.log"
  badges audit verify > "$work/log" 2>&1 || trouble "audit verify fails"
  badges list > "$work/list.txt" 2>"$work/log" || trouble "list fails"
  twice=$(awk '$2 ~ /^Q06-/ && $5 != "superseded" { print $2, $3 }' "$work/list.txt" | sort | uniq -d)
  [[ -z $twice ]] || trouble "more than one badge: $twice"
  twice=$(grep -ho '"statusIndex":[0-9]*,"statusList":[0-9]*' -r "$workspace/public/b" | sort | uniq -d)
  [[ -z $twice ]] || trouble "a status place twice: $twice"
  left=$(find "$workspace/public" -name '*.tmp~' | head -n 1)
  [[ -z $left ]] || trouble "left over: $left"
  mapfile -t sample < <(awk '$5 == "active" { print $1 }' "$work/list.txt" | shuf -n 3 --random-source=<(yes $RANDOM))
  if ((${#sample[@]})); then
    sample=("${sample[@]/#/$workspace/public/credentials/}")
    badges verify --offline --json "${sample[@]/%/.png}" > "$work/verify.log" 2>&1 || trouble "a good badge is not valid" "$work/verify.log"
    sampled=$((sampled + ${#sample[@]}))
  fi
  checks=$((checks + 1))
}

trouble() {
  say "TROUBLE in round $round (seed $seed): $1"
  say "workspace: $workspace"
  tail -n 20 "${2:-$work/again.log}" "$work/killed.log" >&2 2>/dev/null || true
  exit 1
}

full_disk() {
  mounted="$work/small"
  mkdir -p "$mounted"
  if ! mount -t tmpfs -o size=60m tmpfs "$mounted" 2>/dev/null; then
    mounted=
    say "No small file system can be mounted here: a limit on the size of files instead."
    begin_workspace
    add_rows 400
    command=(issue "$work/roster.csv")
    (ulimit -f 600; trap '' XFSZ; badges "${command[@]}" > "$work/killed.log" 2>&1) && trouble "the limit was not met"
    full=limit
  else
    begin_workspace
    cp -a "$workspace" "$mounted/demo"
    workspace="$mounted/demo"
    # Room for a part of the badges only.
    local free
    free=$(df --output=avail -k "$mounted" | tail -n 1)
    head -c $(((free - 3000) * 1024)) /dev/zero > "$mounted/ballast"
    add_rows 400
    command=(issue "$work/roster.csv")
    badges "${command[@]}" > "$work/killed.log" 2>&1 && trouble "the disk did not fill up"
    rm -f "$mounted/ballast"
    mount -o remount,size=2g "$mounted"
    full=tmpfs
  fi
  grep -q 'cannot-write' "$work/killed.log" || trouble "a full disk is not said" "$work/killed.log"
  grep -q 'Unhandled exception' "$work/killed.log" && trouble "a full disk is a crash" "$work/killed.log"
  run_again issue
  check
  [[ -z $mounted ]] || { umount "$mounted"; mounted=; }
}

two_at_once() {
  begin_workspace
  add_rows 150
  command=(issue "$work/roster.csv")
  local one other first=0 second=0
  badges "${command[@]}" > "$work/one.log" 2>&1 & one=$!
  badges "${command[@]}" > "$work/killed.log" 2>&1 & other=$!
  wait $one || first=$?
  wait $other || second=$?
  [[ $first$second == 00 || $first$second == 02 || $first$second == 20 ]] || trouble "two at once ended with $first and $second" "$work/one.log"
  both="$first and $second"
  run_again issue
  check
}

make_template
begun=$SECONDS
begin_workspace
for ((round = 1; round <= rounds && SECONDS - begun < seconds; round++)); do
  ((round % 40)) || begin_workspace
  touch "$work/stamp"
  operation=${operations[RANDOM % ${#operations[@]}]}
  prepare "$operation"
  kill_at_random "$operation"
  run_again "$operation"
  [[ $operation != deliver ]] || delivered
  check
  ((round % 20)) || say "$round rounds"
done
round=$((round - 1))
taken=$((SECONDS - begun))
two_at_once
full_disk

printf 'seed %s: %d rounds in %d s, %d checks, %d badges sampled\n' "$seed" "$round" "$taken" "$checks" "$sampled"
for operation in "${operations[@]}"; do
  printf '%-8s killed %3d  finished before %3d  longest %5d ms\n' "$operation" \
    "${killed[$operation]:-0}" "${finished[$operation]:-0}" "${longest[$operation]:-0}"
done
printf 'restores that lost badges: %d (%d badges, revoked and issued again)\n' "$restores_with_loss" "$lost"
printf 'plans from before a restore: %d issued nothing twice, or were refused\n' "$old_plans"
printf 'two at once: ended with %s; full disk (%s): said, and completed when run again\n' "$both" "$full"
printf 'no completion twice, no place twice, audit log whole, nothing torn or left over, doctor content\n'
