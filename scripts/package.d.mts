/** Where the pane is served while it is developed. */
export const DEVELOPMENT: string;
/** The address without a closing slash; throws for one that Excel would not take. */
export function baseOf(text: string | undefined): string;
/** The manifest for an address and the pane's page there. */
export function manifestFor(base: string, page: string): string;
/** Writes site and manifests into `folder`, from what the build made. */
export function makePackage(base: string, folder: string): void;
