#!/usr/bin/env bash
# The steps of the Gemini API's REST documentation with nothing but curl: upload, create, poll, download; the same
# inline and, with an embedding model, for embeddings; then list, cancel and delete. Request forms are those of
# ai.google.dev/gemini-api/docs/batch-api, ai.google.dev/gemini-api/docs/files and ai.google.dev/api/batch-api (read
# 2026-11-24), single quotes in JSON and snake_case included. Where the samples of the guide cannot work (JOB_STATE_*
# compared with what the wire calls BATCH_STATE_*, `.dest.fileName`, cancel as a GET), the reference counts.
#
# usage: rest-steps.sh BASE_URL FOLDER        key in GEMINI_API_KEY; answers are left in FOLDER
set -euo pipefail

base_url=$1
cd "$2"
model=${MODEL:-gemini-3.5-flash-lite}
embedding_model=${EMBEDDING_MODEL:-gemini-embedding-001}
key="x-goog-api-key: $GEMINI_API_KEY"
json="Content-Type: application/json"

# The first text of that name in a file of JSON. Enough for the flat texts asked for here; others would use jq.
text_of() {
  tr -d '\n' <"$2" | { grep -oE "\"$1\" *: *\"[^\"]*\"" || true; } | sed -E '1!d; s/.*: *"([^"]*)"/\1/'
}

upload() { # FILE DISPLAY_NAME → files/…
  local bytes url
  bytes=$(wc -c <"$1" | tr -d ' ')
  curl -fsS "$base_url/upload/v1beta/files" -D upload-header.tmp \
    -H "$key" \
    -H "X-Goog-Upload-Protocol: resumable" \
    -H "X-Goog-Upload-Command: start" \
    -H "X-Goog-Upload-Header-Content-Length: $bytes" \
    -H "X-Goog-Upload-Header-Content-Type: application/jsonl" \
    -H "Content-Type: application/jsonl" \
    -d "{'file': {'display_name': '$2'}}"
  url=$(grep -i "x-goog-upload-url: " upload-header.tmp | cut -d" " -f2 | tr -d "\r")
  # The address of an upload is enough: it needs no key.
  curl -fsS "$url" \
    -H "Content-Length: $bytes" \
    -H "X-Goog-Upload-Offset: 0" \
    -H "X-Goog-Upload-Command: upload, finalize" \
    --data-binary "@$1" >file-info.json
  text_of name file-info.json
}

poll() { # batches/… → until it is done, its answer in batch-status.json
  local looks
  for looks in {1..200}; do
    curl -fsS "$base_url/v1beta/$1" -H "$key" -H "$json" >batch-status.json
    if grep -qE '"done" *: *true' batch-status.json; then
      text_of state batch-status.json
      return
    fi
    sleep "${POLL_SECONDS:-10}"
  done
  echo "$1 is not done after $looks looks" >&2
  return 1
}

download() { # FILE: what the job in batch-status.json has written
  curl -fsS "$base_url/download/v1beta/$(text_of responsesFile batch-status.json):download?alt=media" -H "$key" >"$1"
}

say() { echo "$1: $2"; }

cat >requests.jsonl <<'JSONL'
{"key": "request-1", "request": {"contents": [{"parts": [{"text": "Describe how bread rises."}]}], "generation_config": {"temperature": 0.7}}}
{"key": "request-2", "request": {"contents": [{"parts": [{"text": "What belongs in a Greek salad?"}]}]}}
JSONL

input=$(upload requests.jsonl BatchInput)
curl -fsS "$base_url/v1beta/models/$model:batchGenerateContent" \
  -X POST -H "$key" -H "$json" \
  -d "{
    'batch': {
        'display_name': 'rest-file',
        'input_config': {
            'file_name': '$input'
        }
    }
}" >created-batch.json
file_batch=$(text_of name created-batch.json)
say file "$(poll "$file_batch")"
download responses.jsonl

curl -fsS "$base_url/v1beta/models/$model:batchGenerateContent" \
  -H "$key" -X POST -H "$json" \
  -d '{
    "batch": {
        "display_name": "rest-inline",
        "input_config": {
            "requests": {
                "requests": [
                    {"request": {"contents": [{"parts": [{"text": "Why do leaves fall?"}]}]}, "metadata": {"key": "request-1"}},
                    {"request": {"contents": [{"parts": [{"text": "Why do cats purr?"}]}]}, "metadata": {"key": "request-2"}}
                ]
            }
        }
    }
}' >created-batch.json
inline_batch=$(text_of name created-batch.json)
say inline "$(poll "$inline_batch")"
mv batch-status.json inline-status.json

cat >embeddings.jsonl <<'JSONL'
{"key": "request-1", "request": {"content": {"parts": [{"text": "A boat on the lake"}]}, "output_dimensionality": 256}}
{"key": "request-2", "request": {"content": {"parts": [{"text": "A ship at sea"}]}, "output_dimensionality": 256}}
JSONL
input=$(upload embeddings.jsonl EmbeddingsInput)
curl -fsS "$base_url/v1beta/models/$embedding_model:asyncBatchEmbedContent" \
  -X POST -H "$key" -H "$json" \
  -d "{'batch': {'display_name': 'rest-embeddings', 'input_config': {'file_name': '$input'}}}" >created-batch.json
say embeddings "$(poll "$(text_of name created-batch.json)")"
download embeddings-responses.jsonl
curl -fsS "$base_url/v1beta/models/$embedding_model:asyncBatchEmbedContent" \
  -X POST -H "$key" -H "$json" \
  -d '{"batch": {"display_name": "rest-embeddings-inline", "input_config": {"requests": {"requests": [
    {"request": {"content": {"parts": [{"text": "A boat on the lake"}]}}, "metadata": {"key": "request-1"}}]}}}}' \
  >created-batch.json
say embeddings-inline "$(poll "$(text_of name created-batch.json)")"
mv batch-status.json embeddings-status.json

curl -fsS "$base_url/v1beta/batches" -H "$key" >batches.json

curl -fsS "$base_url/v1beta/models/$model:batchGenerateContent" -X POST -H "$key" -H "$json" \
  -d "{'batch': {'display_name': 'rest-cancel', 'input_config': {'requests': {'requests': [
    {'request': {'contents': [{'parts': [{'text': 'Never mind.'}]}]}}]}}}}" >created-batch.json
cancelled_batch=$(text_of name created-batch.json)
curl -fsS -X POST "$base_url/v1beta/$cancelled_batch:cancel" -H "$key" >cancelled.json
say cancel "$(poll "$cancelled_batch")"

curl -fsS -X DELETE "$base_url/v1beta/$file_batch" -H "$key" >deleted.json
say deleted "$(curl -s -o deleted-status.json -w '%{http_code}' "$base_url/v1beta/$file_batch" -H "$key")"
curl -fsS -X DELETE "$base_url/v1beta/$input" -H "$key" >/dev/null
say deleted-file "$(curl -s -o /dev/null -w '%{http_code}' "$base_url/v1beta/$input" -H "$key")"
