#!/usr/bin/env bash
# The work of action.yml.  Inputs arrive in WENLINT_* variables, so that no input is ever read as code.
set -euo pipefail
environment="${RUNNER_TEMP:-$(mktemp -d)}/wenlint-environment"
python3 -m venv "$environment"
case "$WENLINT_VERSION" in
  "") what="$WENLINT_ACTION" ;;
  [0-9]*) what="wenlint==$WENLINT_VERSION" ;;
  *) what="wenlint$WENLINT_VERSION" ;;
esac
"$environment/bin/python" -m pip install --quiet --disable-pip-version-check "$what"
read -r -a arguments <<< "$WENLINT_ARGS"
mapfile -t paths < <(printf '%s\n' "$WENLINT_PATH" | sed '/^[[:space:]]*$/d')
[ -z "$WENLINT_CONFIG" ] || arguments+=(--config "$WENLINT_CONFIG")
arguments+=(--output-format "$WENLINT_REPORT")
if [ "$WENLINT_REPORT" != github ]; then
  report="wenlint.$WENLINT_REPORT"
  arguments+=(--output-file "$report")
  echo "report=$report" >> "${GITHUB_OUTPUT:-/dev/null}"
fi
exec "$environment/bin/wenlint" check "${arguments[@]}" -- "${paths[@]}"
