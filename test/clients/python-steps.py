#!/usr/bin/env python3
"""The calls that Google's Python client (google-genai) makes, in the form in which it makes them, with nothing but the
standard library: uploads in chunks of 8 MiB, jobs from a file, inline and for embeddings, lists over pages, a download,
cancel and delete, and the form of errors. The forms are those of googleapis/python-genai (google/genai/_api_client.py,
batches.py and files.py, read 2026-11-24).

usage: python-steps.py BASE_URL        key in GEMINI_API_KEY; says what it saw as one line of JSON
"""

import http.client
import json
import os
import sys
import time
import urllib.parse

CHUNK_BYTES = 8 * 1024 * 1024
DONE = ("BATCH_STATE_SUCCEEDED", "BATCH_STATE_FAILED", "BATCH_STATE_CANCELLED", "BATCH_STATE_EXPIRED")
MODEL = "gemini-3.5-flash-lite"
EMBEDDING_MODEL = "gemini-embedding-001"

base = urllib.parse.urlsplit(sys.argv[1])
# One connection for everything, as the client's pool keeps it.
connection = http.client.HTTPConnection(base.hostname, base.port, timeout=60)


def call(method, path, body=None, headers=None):
    """Answers (status, headers, bytes)."""
    if isinstance(body, (dict, list)):
        body = json.dumps(body).encode()
    sent = {
        "x-goog-api-key": os.environ["GEMINI_API_KEY"],
        "Content-Type": "application/json",
        "user-agent": "google-genai-sdk/1.75.0 gl-python/3.11.7",
        "x-goog-api-client": "google-genai-sdk/1.75.0 gl-python/3.11.7",
        **(headers or {}),
    }
    connection.request(method, path, body=body, headers=sent)
    response = connection.getresponse()
    return response.status, response.headers, response.read()


def call_json(method, path, body=None):
    status, _, content = call(method, path, body)
    if status != 200:
        raise SystemExit(f"{method} {path}: {status} {content.decode()}")
    return json.loads(content)


def upload(content, display_name, mime_type="jsonl"):
    status, headers, answer = call(
        "POST",
        "/upload/v1beta/files",
        {"file": {"mimeType": mime_type, "displayName": display_name, "sizeBytes": len(content)}},
        {
            "X-Goog-Upload-Protocol": "resumable",
            "X-Goog-Upload-Command": "start",
            "X-Goog-Upload-Header-Content-Length": str(len(content)),
            "X-Goog-Upload-Header-Content-Type": mime_type,
            "X-Goog-Upload-File-Name": f"{display_name}.jsonl",
        },
    )
    if status != 200 or answer != b"":
        raise SystemExit(f"The upload does not start: {status} {answer.decode()}")
    url = urllib.parse.urlsplit(headers["x-goog-upload-url"])
    offset = 0
    while True:
        chunk = content[offset : offset + CHUNK_BYTES]
        is_last = offset + len(chunk) >= len(content)
        status, headers, answer = call(
            "POST",
            f"{url.path}?{url.query}",
            chunk,
            {
                "X-Goog-Upload-Command": "upload, finalize" if is_last else "upload",
                "X-Goog-Upload-Offset": str(offset),
                "Content-Length": str(len(chunk)),
            },
        )
        offset += len(chunk)
        if headers["x-goog-upload-status"] != "active":
            break
    if headers["x-goog-upload-status"] != "final":
        raise SystemExit(f"The upload does not end: {status} {answer.decode()}")
    return json.loads(answer)["file"]


def poll(name):
    states = []
    for _ in range(1000):
        job = call_json("GET", f"/v1beta/{name}")
        state = job["metadata"]["state"]
        if not states or states[-1] != state:
            states.append(state)
        if state in DONE:
            return job, states
        time.sleep(0.01)
    raise SystemExit(f"{name} does not end")


def download(name):
    status, _, content = call("GET", f"/v1beta/{name}:download?alt=media")
    if status != 200:
        raise SystemExit(f"The download fails: {status} {content.decode()}")
    return [json.loads(line) for line in content.decode().splitlines()]


def lines_of(requests):
    return "".join(json.dumps(line) + "\n" for line in requests).encode()


def all_names(path, field, size):
    names, token = [], ""
    while True:
        query = urllib.parse.urlencode({"pageSize": size, **({"pageToken": token} if token else {})})
        page = call_json("GET", f"{path}?{query}")
        names += [item["name"] for item in page.get(field, [])]
        token = page.get("nextPageToken", "")
        if not token:
            return names


def error_of(method, path, body=None, headers=None):
    status, _, content = call(method, path, body, headers)
    error = json.loads(content)["error"]
    if error["code"] != status:
        raise SystemExit(f"{path}: the body says {error['code']}, the status {status}")
    return [status, error["status"]]


def create(display_name, input_config, model=MODEL, method="batchGenerateContent"):
    body = {"batch": {"displayName": display_name, "inputConfig": input_config}}
    return call_json("POST", f"/v1beta/models/{model}:{method}", body)["name"]


def ask(text):
    return {"contents": [{"parts": [{"text": text}], "role": "user"}]}


def embed(text):
    return {"content": {"parts": [{"text": text}]}, "outputDimensionality": 128}


def embeddings():
    texts = {"a": "A boat on the lake", "b": "A ship at sea"}
    file = upload(lines_of([{"key": key, "request": embed(text)} for key, text in texts.items()]), "embeddings")
    name = create("embeddings", {"file_name": file["name"]}, EMBEDDING_MODEL, "asyncBatchEmbedContent")
    job, _ = poll(name)
    output = download(job["metadata"]["output"]["responsesFile"])
    requests = [{"request": embed(text), "metadata": {"key": key}} for key, text in texts.items()]
    inline = create("embeddings", {"requests": {"requests": requests}}, EMBEDDING_MODEL, "asyncBatchEmbedContent")
    responses = poll(inline)[0]["response"]["inlinedResponses"]["inlinedResponses"]
    return {
        "file": {line["key"]: len(line["response"]["embedding"]["values"]) for line in output},
        "inline": [len(item["response"]["embedding"]["values"]) for item in responses],
    }


def main():
    seen = {}
    large = {"key": "large", "request": ask("word " * 2_000_000)}
    small = [{"key": f"key-{number}", "request": ask(f"What is {number}?")} for number in range(3)]
    file = upload(lines_of([large, *small]), "large")
    seen["upload"] = [file["state"], file["mimeType"], file["displayName"]]
    name = create("file", {"fileName": file["name"]})
    job, seen["states"] = poll(name)
    seen["keys"] = [line["key"] for line in download(job["metadata"]["output"]["responsesFile"])]

    requests = [{"request": ask(f"What is {key}?"), "metadata": {"key": key}} for key in "ab"]
    inline = create("inline", {"requests": {"requests": requests}})
    responses = poll(inline)[0]["response"]["inlinedResponses"]["inlinedResponses"]
    seen["metadata"] = [item["metadata"]["key"] for item in responses]

    cancelled = create("cancelled", {"requests": {"requests": requests}})
    seen["cancel"] = call_json("POST", f"/v1beta/{cancelled}:cancel", {})
    seen["cancelled"] = poll(cancelled)[1]
    seen["listed"] = sorted(all_names("/v1beta/batches", "operations", 2)) == sorted([name, inline, cancelled])
    seen["files"] = all_names("/v1beta/files", "files", 1) == [file["name"]]
    seen["delete"] = [call_json("DELETE", f"/v1beta/{name}"), call_json("DELETE", f"/v1beta/{file['name']}")]
    seen["deleted"] = [error_of("GET", f"/v1beta/{name}"), error_of("GET", f"/v1beta/{file['name']}")]
    seen["bad key"] = error_of("GET", "/v1beta/batches", None, {"x-goog-api-key": "invalid"})
    seen["no model"] = error_of("POST", "/v1beta/models/none:batchGenerateContent", {"batch": {}})
    seen["methods"] = "batchGenerateContent" in call_json("GET", f"/v1beta/models/{MODEL}")["supportedGenerationMethods"]
    seen["embeddings"] = embeddings()
    print(json.dumps(seen))


main()
