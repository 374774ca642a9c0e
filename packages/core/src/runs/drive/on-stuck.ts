/** What is done with a job that waits for too long: nothing, cancel it, or cancel it and send its requests again. */
export const onStuckChoices = ['wait', 'cancel', 'retry'] as const;
export type OnStuck = (typeof onStuckChoices)[number];
