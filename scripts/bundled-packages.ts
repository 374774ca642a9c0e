/** What esbuild says of a build, as far as it is read here. */
export interface Metafile {
  readonly outputs: Readonly<Record<string, { readonly inputs: Readonly<Record<string, unknown>> }>>;
}

/** Other people's package of which a bundle holds something. */
export interface BundledPackage {
  /** Its folder, as the metafile writes it. */
  readonly folder: string;
  /** The folders in which a licence can lie that holds for a bundled file: its own and those above it, with slashes. */
  readonly licenseFolders: readonly string[];
}

/** The installed packages that a build's output is made of; our own files are in none. */
export function bundledPackages({ outputs }: Metafile): BundledPackage[] {
  const found = new Map<string, Set<string>>();
  for (const input of Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs))) {
    const [, folder, path] = /^((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)\/(.+)$/.exec(input) ?? [];
    // esbuild writes "(disabled):" before a file that it left out.
    if (folder === undefined || path === undefined || input.startsWith('(')) continue;
    const folders = found.get(folder) ?? new Set();
    const steps = path.split('/').slice(0, -1);
    for (let depth = 0; depth <= steps.length; depth++) folders.add([folder, ...steps.slice(0, depth)].join('/'));
    found.set(folder, folders);
  }
  return [...found]
    .map(([folder, folders]) => ({ folder, licenseFolders: [...folders].sort() }))
    .sort((a, b) => (a.folder < b.folder ? -1 : 1));
}
