// Quotes a word for the guest's sh; unlike escape.ts's, it may hold line ends.

export const quoted = (word: string) => `'${word.replaceAll("'", String.raw`'\''`)}'`;
