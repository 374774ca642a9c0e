import * as z from 'zod';
import { newObjectId } from '../store/object-id.ts';
import type { Store } from '../store/store.ts';

/** The key that the webhooks of single jobs are signed with. */
export interface SigningKey {
  readonly id: string;
  /** As the set of keys shows it (RFC 7517). */
  readonly publicKey: Readonly<Record<string, string>>;
  /** The signature of RS256 (RFC 7518, section 3.3). */
  sign(text: string): Promise<Uint8Array>;
}

const privateKeySchema = z.object({
  kid: z.string(),
  kty: z.literal('RSA'),
  n: z.string(),
  e: z.string(),
  d: z.string(),
  p: z.string(),
  q: z.string(),
  dp: z.string(),
  dq: z.string(),
  qi: z.string(),
});

type PrivateKey = z.infer<typeof privateKeySchema>;

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;
const recordId = 'webhooks';
const known = new WeakMap<Store, Promise<SigningKey>>();

/** The key of a store; made when it is first needed, and the same for every process on the store. */
export function signingKey(store: Store): Promise<SigningKey> {
  const key = known.get(store) ?? loadedKey(store);
  known.set(store, key);
  key.catch(() => known.delete(store));
  return key;
}

async function loadedKey(store: Store): Promise<SigningKey> {
  const stored = (await readKey(store)) ?? (await keepKey(store, await newKey()));
  const { kid, n, e } = stored;
  const key = await crypto.subtle.importKey('jwk', stored, algorithm, false, ['sign']);
  return {
    id: kid,
    publicKey: { kty: 'RSA', use: 'sig', alg: 'RS256', kid, n, e },
    sign: async (text) => new Uint8Array(await crypto.subtle.sign(algorithm, key, new TextEncoder().encode(text))),
  };
}

async function newKey(): Promise<PrivateKey> {
  const pair = await crypto.subtle.generateKey(
    { ...algorithm, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
    true,
    ['sign', 'verify'],
  );
  return privateKeySchema.parse({ ...(await crypto.subtle.exportKey('jwk', pair.privateKey)), kid: newObjectId(40) });
}

/** Keeps a new key, unless another process was first: then it is that one's. */
async function keepKey(store: Store, key: PrivateKey): Promise<PrivateKey> {
  await store.create('keys', recordId, key);
  return (await readKey(store)) ?? key;
}

async function readKey(store: Store): Promise<PrivateKey | undefined> {
  const parsed = privateKeySchema.safeParse(await store.read('keys', recordId));
  return parsed.success ? parsed.data : undefined;
}
