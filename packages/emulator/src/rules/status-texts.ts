import type { FaultStatus } from './fault-rule.ts';

/** What the service says with a status. */
export interface StatusText {
  /** The name of the gRPC code. */
  readonly status: string;
  readonly message: string;
}

// Where no source is named, the words are ours. No answer with 408 or 502 that is JSON was found; which status belongs
// to them is our choice. Read 2026-11-24.
export const statusTexts: Readonly<Record<FaultStatus, StatusText>> = {
  // googleapis/js-genai#862
  400: { status: 'INVALID_ARGUMENT', message: 'Request contains an invalid argument.' },
  // Xposed-Modules-Repo/com.niki914.zafiro#9, of generativelanguage.googleapis.com on 2025-08-21
  401: {
    status: 'UNAUTHENTICATED',
    message:
      'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
  },
  403: { status: 'PERMISSION_DENIED', message: 'The caller does not have permission' },
  404: { status: 'NOT_FOUND', message: 'Requested entity was not found.' },
  408: { status: 'DEADLINE_EXCEEDED', message: 'The request took too long.' },
  // Without details: google-gemini/gemini-cli#2020; the longer text comes with them.
  429: { status: 'RESOURCE_EXHAUSTED', message: 'Resource has been exhausted (e.g. check quota).' },
  // google-gemini/gemini-cli#5125, and googleapis/python-genai#1341 on a line with code 13
  500: {
    status: 'INTERNAL',
    message:
      'An internal error has occurred. Please retry or report in https://developers.generativeai.google/guide/troubleshooting',
  },
  502: { status: 'UNAVAILABLE', message: 'Bad Gateway' },
  // google-gemini/gemini-cli#5191
  503: { status: 'UNAVAILABLE', message: 'The model is overloaded. Please try again later.' },
  // googleapis/python-genai#1808, there with 503
  504: { status: 'DEADLINE_EXCEEDED', message: 'Deadline expired before operation could complete.' },
};
