/** A secret as a log may show it: its last two characters, and none of one so short that they would give it away. */
export const mask = (secret: string): string => `••${secret.length > 4 ? secret.slice(-2) : ""}`;
