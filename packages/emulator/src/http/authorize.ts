import { invalidArgument, ServiceError } from './service-error.ts';

// PublicAffairs/openai-gemini#92 of 2026-05-10, and googleapis/js-genai#898; read 2026-11-28.
const missingKeyMessage =
  "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.";
// A 400, not a 401, with the details below: openwallet-foundation/multipaz#1795 of 2026-07-02, read 2026-11-28.
const refusedKeyMessage = 'API key not valid. Please pass a valid API key.';

// Xposed-Modules-Repo/com.niki914.zafiro#9, of generativelanguage.googleapis.com on 2025-08-21.
const refusedTokenMessage =
  'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.';

/**
 * Throws unless the request names a key that is accepted, in the header `x-goog-api-key` or in `?key=`, or a token of
 * OAuth as `Authorization: Bearer`, which is accepted as a key is.
 */
export function authorize(request: Request, acceptKey: (key: string) => boolean): void {
  const key = request.headers.get('x-goog-api-key') || new URL(request.url).searchParams.get('key') || '';
  const token = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (key === '' && token !== undefined) {
    if (!acceptKey(token)) {
      throw new ServiceError('UNAUTHENTICATED', refusedTokenMessage);
    }
    return;
  }
  if (key === '') {
    throw new ServiceError('PERMISSION_DENIED', missingKeyMessage);
  }
  if (!acceptKey(key)) {
    throw invalidArgument(refusedKeyMessage, [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'API_KEY_INVALID',
        domain: 'googleapis.com',
        metadata: { service: 'generativelanguage.googleapis.com' },
      },
      { '@type': 'type.googleapis.com/google.rpc.LocalizedMessage', locale: 'en-US', message: refusedKeyMessage },
    ]);
  }
}
