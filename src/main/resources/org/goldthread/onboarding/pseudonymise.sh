#!/bin/sh
# Makes pseudonyms of exports of the feed @FEED@: all files of one submission together.
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
if [ $# -eq 0 ]; then
  echo "Name your export: sh pseudonymise.sh export.csv" >&2
  exit 2
fi
if ! command -v java >/dev/null 2>&1; then
  echo "Java 17 or newer was not found. Ask your IT service to install it." >&2
  exit 4
fi
exec java -jar "$here/goldthread-provider.jar" pseudonymise --conf "$here/conf" --feed @FEED@ --keys "$here/keys" "$@" "$here/to-send.tokens"
