import type { WireRule } from './wire-rules.ts';
import type { WireSchema } from './wire-schema.ts';
import type { WireSource } from './wire-sources.ts';

/** The same sentence in both languages. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** What a difference changes of the description. Several may hold at once; an empty one is only told. */
export interface WireChange {
  /** Takes the place of what the description says of the field, or is the message that it lacks. */
  readonly schema?: WireSchema;
  /** The field, or the message, is one of these packed in an `Any`: by the name of the protobuf type, the message. */
  readonly packed?: Readonly<Record<string, string>>;
  /** The field is in every such message, in none, or written even when it holds its default value. */
  readonly presence?: 'always' | 'never' | 'even-when-default';
  /** Of a message: exactly one of these fields is there. */
  readonly exactlyOneOf?: readonly string[];
  /** What a schema cannot say. */
  readonly rule?: WireRule;
}

/** One difference between Google's description of the API and what travels on the wire. */
export interface WireDifference {
  /** Messages of the description, or such as it lacks; `*` means every message. */
  readonly messages: readonly string[];
  /** Names of their fields; `*` means the message as a whole. */
  readonly fields: readonly string[];
  readonly description: Bilingual;
  readonly wire: Bilingual;
  readonly sources: readonly WireSource[];
  readonly change: WireChange;
}
