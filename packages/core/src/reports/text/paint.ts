/** How a text may be shown; a plain terminal ignores it. */
type Style = 'good' | 'bad' | 'warn' | 'strong' | 'dim';

/** Gives a text its look on a terminal; where there is none, the text as it is. */
export type Paint = (style: Style, text: string) => string;
