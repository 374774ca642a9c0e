/** The words of what a user should know before anything is sent. */
export interface NoticeMessages {
  /** `from` is null where the day is not known. */
  shutDown(model: string, from: string | null, past: boolean): string;
  routed(model: string, to: string, from: string | null, past: boolean): string;
  priceUnknown(model: string, batchOnly: boolean): string;
  priceOld(model: string, readOn: string, days: number): string;
}
