import { ServiceError } from '../http/service-error.ts';

/** A refusal after which an upload goes on: its client asks how much has come and sends the rest. */
export class RecoverableRefusal extends ServiceError {}
