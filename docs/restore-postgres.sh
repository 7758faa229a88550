#!/bin/sh
# Makes the files of a PostgreSQL server as it was at a moment, from a base backup and the archive of its write-ahead log. It starts nothing and overwrites nothing.
#
#   restore-postgres.sh BASE ARCHIVE MOMENT NEW
#
# BASE     what pg_basebackup made, ended before that moment
# ARCHIVE  the folder that archive_command fills
# MOMENT   such as '2026-11-20 14:05:00+00': what was committed until then is kept, and nothing later; or end, for all that the archive has
# NEW      the data folder of the server to be; not there yet
set -eu
refuse() { echo "$1" >&2; exit 1; }
[ $# = 4 ] || refuse "Usage: $0 BASE ARCHIVE MOMENT NEW"
base=$1 archive=$2 moment=$3 new=$4
[ -f "$base/PG_VERSION" ] || refuse "$base is no base backup."
[ -d "$archive" ] || refuse "$archive is not there."
[ ! -e "$new" ] || refuse "$new is there already. Nothing is overwritten."
case $archive$moment in *\'*) refuse "Neither may hold a quotation mark." ;; esac

mkdir -m 700 "$new"
cp -R -p "$base/." "$new"
chmod 700 "$new"
rm -f "$new/postmaster.pid" "$new/standby.signal"
{
  echo "restore_command = 'cp \"$archive/%f\" \"%p\"'"
  echo "recovery_target_action = 'promote'"
  [ "$moment" = end ] || echo "recovery_target_time = '$moment'"
  # Its standby follows another history now, and would be waited for in vain.
  echo "synchronous_standby_names = ''"
} >>"$new/postgresql.auto.conf"
touch "$new/recovery.signal"

cat <<END
$new is ready to be started; it takes in the archive and then opens.
Before Kith serves again:  kith restore taken-away --postgres CONNECTION --seals FOLDER
Then make a standby and set synchronous_standby_names: until then a save is kept by this server alone.
END
