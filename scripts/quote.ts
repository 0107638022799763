// Quotes a word for the guest's sh; unlike escape.ts's, it may hold line ends.

/** As it is, where nothing in it means anything to a shell; GRUB's knows single quotes, too (GRUB manual, "Quoting"). */
export const plainly = (word: string) => (/^[\w@%+=:,./-]+$/.test(word) ? word : quoted(word));

export const quoted = (word: string) => `'${word.replaceAll("'", String.raw`'\''`)}'`;
