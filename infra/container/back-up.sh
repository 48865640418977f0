#!/bin/sh
# A backup named after the moment, and then the end of keys that are older than some days (7 unless said):
#   back-up.sh <folder of data> <folder of keys> [days]
#   back-up.sh --only-keys <folder of keys> [days]
set -eu
now=$(date -u +%Y-%m-%dT%H%M%S)
keys=$2
tributary() { node "$(dirname "$0")/../../services/all/bin/tributary.js" "$@"; }

if [ "$1" = --only-keys ]; then
  tributary backup --only-keys "$keys/$now"
else
  tributary backup "$1/$now" --keys "$keys/$now"
fi
# After a success alone: backups that fail do not take the last keys with them.
find "$keys" -mindepth 1 -maxdepth 1 -mmin "+$((${3:-7} * 1440))" -exec rm -r {} +
