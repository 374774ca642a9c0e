/** How a text may be shown; a plain terminal ignores it. */
type Style = 'good' | 'bad' | 'warn' | 'strong' | 'dim';

export type Paint = (style: Style, text: string) => string;
