const format = new Intl.NumberFormat("en", { style: "unit", unit: "kilobyte", maximumFractionDigits: 1 });

/** A number of bytes to be read by people, such as `4.2 kB`. */
export const kilobytes = (bytes: number): string => format.format(bytes / 1_000);
