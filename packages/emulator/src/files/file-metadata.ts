import * as z from 'zod';
import { invalidArgument } from '../http/service-error.ts';
import { isPlainObject, type PlainObject, readField } from '../plain-object.ts';
import { isObjectId, newObjectId } from '../store/object-id.ts';
import { maxFileIdLength } from './file-record.ts';

/** What a client says of a file before its bytes. */
export interface FileMetadata {
  /** Chosen by the client, or drawn. */
  readonly fileId: string;
  readonly displayName?: string;
  readonly mimeType?: string;
}

const textSchema = z.string().optional();
const maxDisplayNameLength = 512;

/** The names of type and subtype have at most 127 characters (RFC 6838, section 4.2); parameters may follow. */
const maxMimeTypeLength = 1000;

/**
 * The metadata in the body of an upload, `{file: {…}}`. Throws for a name that is no name; whether it is taken shows
 * when the bytes have come.
 */
export function readFileMetadata(body: PlainObject): FileMetadata {
  const file = readField(body, 'file') ?? {};
  if (!isPlainObject(file)) {
    throw invalidArgument('file must be a message.');
  }
  const displayName = textField(file, 'displayName');
  if (displayName !== undefined && displayName.length > maxDisplayNameLength) {
    throw invalidArgument(`file.displayName cannot be more than ${maxDisplayNameLength} characters.`);
  }
  const name = textField(file, 'name');
  const fileId = name === undefined ? newObjectId(12) : chosenId(name);
  const mimeType = textField(file, 'mimeType');
  if (mimeType !== undefined && mimeType.length > maxMimeTypeLength) {
    throw invalidArgument(`file.mimeType cannot be more than ${maxMimeTypeLength} characters.`);
  }
  return {
    fileId,
    ...(displayName === undefined ? {} : { displayName }),
    ...(mimeType === undefined ? {} : { mimeType }),
  };
}

function textField(file: PlainObject, camelName: string): string | undefined {
  const parsed = textSchema.safeParse(readField(file, camelName) ?? undefined);
  if (!parsed.success) {
    throw invalidArgument(`file.${camelName} must be a string.`);
  }
  return parsed.data || undefined;
}

function chosenId(name: string): string {
  const id = name.replace(/^files\//, '');
  if (!isObjectId(id) || id.length > maxFileIdLength || id.endsWith('-')) {
    throw invalidArgument(
      `File ID (name excluding 'files/') must be at most ${maxFileIdLength} lowercase letters, digits and dashes, and must not begin or end with a dash.`,
    );
  }
  return id;
}
