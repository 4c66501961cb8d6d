/** The path of soffice, or undefined where there is none. */
export function findLibreOffice(): string | undefined;
