/** A JSON Schema, as far as Google's description of the API and the proof need one. */
export interface WireSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly const?: boolean | number | string;
  readonly not?: WireSchema;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: WireSchema;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, WireSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | WireSchema;
  readonly oneOf?: readonly WireSchema[];
  /** Which field tells the messages of `oneOf` apart. */
  readonly discriminator?: { readonly propertyName: string };
  readonly readOnly?: boolean;
}

/** Messages by name; they refer to each other as `#/$defs/{name}`. */
export type WireSchemas = Readonly<Record<string, WireSchema>>;
