#!/usr/bin/env bash
# The one-line test: ./run-test.sh TOKEN_FILE TYPE COUNT
#   ./run-test.sh config/tokens/my-token.json simple 10
#   ./run-test.sh emulator simple 10          without a key
# Further flags are passed on, for example --lang zh.
set -euo pipefail

if [ $# -lt 3 ]; then
  echo "Usage: $0 TOKEN_FILE|emulator simple|complex|mixed|advanced COUNT [FLAGS]" >&2
  echo "用法：$0 密钥文件|emulator simple|complex|mixed|advanced 数量 [选项]" >&2
  exit 2
fi

backend=$1 type=$2 count=$3
shift 3
if [ "$backend" = emulator ]; then
  backend_flags=(--emulator)
else
  backend_flags=(--token-file "$backend")
fi

exec "$(dirname "${BASH_SOURCE[0]}")/gemini-batch-test" run "${backend_flags[@]}" --type "$type" --count "$count" "$@"
